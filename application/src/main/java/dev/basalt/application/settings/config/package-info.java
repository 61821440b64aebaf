/** The layers of the configuration: checked against the known keys, joined, read by key. */
@NullMarked
package dev.basalt.application.settings.config;

import org.jspecify.annotations.NullMarked;
