/** The file {@code config.toml}: finding, parsing, and the notation of its values. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.config;

import org.jspecify.annotations.NullMarked;
