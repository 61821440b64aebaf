/** What is said and what happens in a conversation. */
@NullMarked
package dev.basalt.domain.conversation;

import org.jspecify.annotations.NullMarked;
