/**
 * Wire records of the tools: arguments, and results that are structured. The names of the
 * components are part of the protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.tool;

import org.jspecify.annotations.NullMarked;
