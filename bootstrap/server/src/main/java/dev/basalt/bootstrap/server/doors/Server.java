package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.bootstrap.agent.Shutdown;

/**
 * What the wiring yields.
 *
 * @param methods that serve every session
 * @param conversations that they work on
 * @param shutdown of everything that they have begun
 */
record Server(Methods methods, Conversations conversations, Shutdown shutdown) {}
