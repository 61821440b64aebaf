/** Lines over a pair of streams: the reader of the input, the one writer of the output. */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc.transport;

import org.jspecify.annotations.NullMarked;
