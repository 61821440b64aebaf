/** Text as other programs read it. */
@NullMarked
package dev.basalt.domain.text;

import org.jspecify.annotations.NullMarked;
