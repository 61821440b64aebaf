/**
 * Events in the form of codex 0.153: a second derivation of the domain's events, for hosts of that
 * version.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.event.later;

import org.jspecify.annotations.NullMarked;
