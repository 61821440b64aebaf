/** Methods about the machine and its configuration. */
@NullMarked
package dev.basalt.adapter.doors.conversations.machine;

import org.jspecify.annotations.NullMarked;
