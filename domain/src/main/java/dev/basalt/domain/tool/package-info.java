/** What the model asks the agent to do, as typed calls. */
@NullMarked
package dev.basalt.domain.tool;

import org.jspecify.annotations.NullMarked;
