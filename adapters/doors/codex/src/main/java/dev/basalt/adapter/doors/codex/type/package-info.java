/** Wire records that several messages share. */
@NullMarked
package dev.basalt.adapter.doors.codex.type;

import org.jspecify.annotations.NullMarked;
