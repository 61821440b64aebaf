/** Messages of JSON-RPC 2.0: requests, notifications, responses, ids and errors. */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc.message;

import org.jspecify.annotations.NullMarked;
