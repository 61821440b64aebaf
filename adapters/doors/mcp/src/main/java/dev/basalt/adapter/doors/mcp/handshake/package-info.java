/** What a host asks first, answered from constants. */
@NullMarked
package dev.basalt.adapter.doors.mcp.handshake;

import org.jspecify.annotations.NullMarked;
