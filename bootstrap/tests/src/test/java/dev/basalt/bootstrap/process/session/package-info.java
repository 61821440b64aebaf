/** Sessions of clients: turns, interrupts, input, shutdown. */
@NullMarked
package dev.basalt.bootstrap.process.session;

import org.jspecify.annotations.NullMarked;
