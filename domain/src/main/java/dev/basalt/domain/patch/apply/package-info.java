/** Checking a patch against the files it names, and writing the result. */
@NullMarked
package dev.basalt.domain.patch.apply;

import org.jspecify.annotations.NullMarked;
