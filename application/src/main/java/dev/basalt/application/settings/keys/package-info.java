/** The keys of the configuration that belong to no single adapter. */
@NullMarked
package dev.basalt.application.settings.keys;

import org.jspecify.annotations.NullMarked;
