/**
 * Wire records of the methods that report the server and its configuration. The names of the
 * components are part of the protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.server;

import org.jspecify.annotations.NullMarked;
