/** Starting the processes of a command, reading their output and ending them. */
@NullMarked
package dev.basalt.adapter.machine.process.engine;

import org.jspecify.annotations.NullMarked;
