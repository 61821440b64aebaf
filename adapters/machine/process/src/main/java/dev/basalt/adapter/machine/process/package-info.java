/** Running commands as processes: starting, limiting, ending and sandboxing them. */
@NullMarked
package dev.basalt.adapter.machine.process;

import org.jspecify.annotations.NullMarked;
