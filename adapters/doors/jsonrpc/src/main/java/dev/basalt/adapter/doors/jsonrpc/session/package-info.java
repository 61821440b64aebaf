/**
 * Sessions of clients: requests and their one reply, questions to the client and their answers, the
 * threads that serve requests. Knows no method name.
 */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc.session;

import org.jspecify.annotations.NullMarked;
