/**
 * Sessions of clients: requests and their one reply, questions to the client and their answers, the
 * threads that serve requests. No method is named here.
 */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc.session;

import org.jspecify.annotations.NullMarked;
