/** JSON-RPC 2.0 over lines: envelopes, ids, the outbox. Knows no method name. */
@NullMarked
package dev.basalt.adapter.jsonrpc;

import org.jspecify.annotations.NullMarked;
