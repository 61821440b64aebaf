/** Patches: their text, where they fit, what they change and how that is told. */
@NullMarked
package dev.basalt.domain.patch;

import org.jspecify.annotations.NullMarked;
