/** What a turn does: asks the model, runs what it calls for, and asks again. */
@NullMarked
package dev.basalt.application.agent;

import org.jspecify.annotations.NullMarked;
