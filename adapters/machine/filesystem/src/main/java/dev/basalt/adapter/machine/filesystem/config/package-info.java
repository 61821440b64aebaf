/** {@code config.toml}: where it lies, how it is read, and the notation of its values. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.config;

import org.jspecify.annotations.NullMarked;
