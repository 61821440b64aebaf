/**
 * The agent without a way in: the wiring that all programs share. A program adds the doors through
 * which it is reached.
 */
@NullMarked
package dev.basalt.bootstrap.agent;

import org.jspecify.annotations.NullMarked;
