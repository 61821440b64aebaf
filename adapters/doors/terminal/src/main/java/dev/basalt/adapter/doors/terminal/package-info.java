/**
 * The commands that a person runs in a terminal: sign in and out, show settings, try the sandbox.
 */
@NullMarked
package dev.basalt.adapter.doors.terminal;

import org.jspecify.annotations.NullMarked;
