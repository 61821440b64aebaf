/** Changes to files. */
@NullMarked
package dev.basalt.domain.patch;

import org.jspecify.annotations.NullMarked;
