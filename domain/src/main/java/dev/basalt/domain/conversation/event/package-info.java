/** What is reported while a turn runs. */
@NullMarked
package dev.basalt.domain.conversation.event;

import org.jspecify.annotations.NullMarked;
