/** The server: the doors through which clients reach the agent, and the wiring of them. */
@NullMarked
package dev.basalt.bootstrap.server.doors;

import org.jspecify.annotations.NullMarked;
