/** The commands that a person runs in a terminal: show settings, try the sandbox, write types. */
@NullMarked
package dev.basalt.adapter.doors.terminal;

import org.jspecify.annotations.NullMarked;
