/** The configuration, its values, and the settings that result from it. */
@NullMarked
package dev.basalt.domain.settings;

import org.jspecify.annotations.NullMarked;
