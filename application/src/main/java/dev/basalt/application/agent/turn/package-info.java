/** A turn while it runs. */
@NullMarked
package dev.basalt.application.agent.turn;

import org.jspecify.annotations.NullMarked;
