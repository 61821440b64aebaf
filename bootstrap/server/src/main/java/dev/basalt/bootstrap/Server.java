package dev.basalt.bootstrap;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;

/**
 * What the wiring yields.
 *
 * @param methods that serve every session
 * @param shutdown of everything that they have begun
 */
record Server(Methods methods, Shutdown shutdown) {}
