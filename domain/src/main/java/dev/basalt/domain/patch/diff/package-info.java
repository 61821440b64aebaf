/** The unified diff of all files that a turn has changed. */
@NullMarked
package dev.basalt.domain.patch.diff;

import org.jspecify.annotations.NullMarked;
