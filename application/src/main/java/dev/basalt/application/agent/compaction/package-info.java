/** How a conversation is summarised. */
@NullMarked
package dev.basalt.application.agent.compaction;

import org.jspecify.annotations.NullMarked;
