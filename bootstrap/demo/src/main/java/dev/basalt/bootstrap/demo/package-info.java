/** {@code basalt demo}: a session with the real server, printed message by message. */
@NullMarked
package dev.basalt.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
