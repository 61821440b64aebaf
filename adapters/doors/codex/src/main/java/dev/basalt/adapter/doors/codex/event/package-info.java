/** The events that a client receives while a turn runs. */
@NullMarked
package dev.basalt.adapter.doors.codex.event;

import org.jspecify.annotations.NullMarked;
