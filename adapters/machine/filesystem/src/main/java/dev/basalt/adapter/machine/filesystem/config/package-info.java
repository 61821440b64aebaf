/** Reads and writes {@code config.toml} and its values. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.config;

import org.jspecify.annotations.NullMarked;
