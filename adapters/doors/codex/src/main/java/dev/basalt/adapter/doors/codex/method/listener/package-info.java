/**
 * Wire records of the methods that subscribe to a conversation's events. The names of the
 * components are part of the protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.listener;

import org.jspecify.annotations.NullMarked;
