/** The types of settings: what a value may be, how it is read, written and reported. */
@NullMarked
package dev.basalt.domain.settings.type;

import org.jspecify.annotations.NullMarked;
