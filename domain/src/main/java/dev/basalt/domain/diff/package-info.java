/** The differences between two texts, and unified diffs. */
@NullMarked
package dev.basalt.domain.diff;

import org.jspecify.annotations.NullMarked;
