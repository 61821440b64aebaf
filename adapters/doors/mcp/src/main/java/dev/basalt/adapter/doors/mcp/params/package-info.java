/** Params of MCP messages, read without an object mapper. */
@NullMarked
package dev.basalt.adapter.doors.mcp.params;

import org.jspecify.annotations.NullMarked;
