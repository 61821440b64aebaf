/**
 * JSON-RPC 2.0 over lines: envelopes, ids, the reader of stdin, the one writer of stdout, questions
 * to the client and their answers. Knows no method name.
 */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc;

import org.jspecify.annotations.NullMarked;
