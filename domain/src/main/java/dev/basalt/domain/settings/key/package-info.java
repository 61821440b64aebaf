/** How a key of the configuration is declared: its name, type, default, scope and meaning. */
@NullMarked
package dev.basalt.domain.settings.key;

import org.jspecify.annotations.NullMarked;
