/** What differs between two texts, and how that is written down. */
@NullMarked
package dev.basalt.domain.diff;

import org.jspecify.annotations.NullMarked;
