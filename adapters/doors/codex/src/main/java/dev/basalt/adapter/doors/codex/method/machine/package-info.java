/**
 * Wire records of the methods that work on the server's machine: commands and git. The names of the
 * components are part of the protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.machine;

import org.jspecify.annotations.NullMarked;
