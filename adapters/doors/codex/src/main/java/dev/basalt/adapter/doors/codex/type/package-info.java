/** Values that several messages share, as they look on the wire. */
@NullMarked
package dev.basalt.adapter.doors.codex.type;

import org.jspecify.annotations.NullMarked;
