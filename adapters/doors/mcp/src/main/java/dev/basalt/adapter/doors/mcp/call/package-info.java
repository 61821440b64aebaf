/** Calls of tools: the method {@code tools/call}, its params, its result, its cancellation. */
@NullMarked
package dev.basalt.adapter.doors.mcp.call;

import org.jspecify.annotations.NullMarked;
