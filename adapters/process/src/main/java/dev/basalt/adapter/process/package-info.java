/** Running commands: spawning, limiting, ending and sandboxing them. */
@NullMarked
package dev.basalt.adapter.process;

import org.jspecify.annotations.NullMarked;
