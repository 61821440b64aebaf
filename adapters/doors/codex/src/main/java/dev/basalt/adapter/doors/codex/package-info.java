/**
 * The protocol's words as JSON: records that look like the wire, written and read by one mapper,
 * and their translation to and from the domain.
 */
@NullMarked
package dev.basalt.adapter.doors.codex;

import org.jspecify.annotations.NullMarked;
