/** Finding a patch in a command line and parsing its text. */
@NullMarked
package dev.basalt.domain.patch.parse;

import org.jspecify.annotations.NullMarked;
