/** Conversations at run time: their turns, listeners and store. */
@NullMarked
package dev.basalt.application.conversation.runner;

import org.jspecify.annotations.NullMarked;
