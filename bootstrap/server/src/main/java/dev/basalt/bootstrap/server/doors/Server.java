package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.bootstrap.agent.Shutdown;

/**
 * What the wiring yields.
 *
 * @param methods that serve every session
 * @param shutdown of everything that they have begun
 */
record Server(Methods methods, Shutdown shutdown) {}
