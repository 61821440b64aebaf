/** The tools that hosts can call: the agent as a Model Context Protocol server. */
@NullMarked
package dev.basalt.adapter.doors.mcp.tools;

import org.jspecify.annotations.NullMarked;
