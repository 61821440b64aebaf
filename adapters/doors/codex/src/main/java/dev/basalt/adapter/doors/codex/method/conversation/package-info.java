/**
 * Wire records of the methods that start, feed, interrupt and measure a conversation. The names of
 * the components are part of the protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.conversation;

import org.jspecify.annotations.NullMarked;
