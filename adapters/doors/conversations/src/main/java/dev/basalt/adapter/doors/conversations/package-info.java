/** The agent through the direct methods of codex. */
@NullMarked
package dev.basalt.adapter.doors.conversations;

import org.jspecify.annotations.NullMarked;
