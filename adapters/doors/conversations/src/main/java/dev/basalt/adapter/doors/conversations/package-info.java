/** The agent through the direct conversation methods. */
@NullMarked
package dev.basalt.adapter.doors.conversations;

import org.jspecify.annotations.NullMarked;
