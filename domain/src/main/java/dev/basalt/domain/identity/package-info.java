/** The names of things, and where new ones come from. */
@NullMarked
package dev.basalt.domain.identity;

import org.jspecify.annotations.NullMarked;
