/** Methods of conversations. */
@NullMarked
package dev.basalt.adapter.doors.conversations.conversation;

import org.jspecify.annotations.NullMarked;
