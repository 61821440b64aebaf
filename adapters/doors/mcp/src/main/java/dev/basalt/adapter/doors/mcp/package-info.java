/** The agent as a Model Context Protocol server. */
@NullMarked
package dev.basalt.adapter.doors.mcp;

import org.jspecify.annotations.NullMarked;
