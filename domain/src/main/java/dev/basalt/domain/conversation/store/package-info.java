/** How conversations are stored and found again. */
@NullMarked
package dev.basalt.domain.conversation.store;

import org.jspecify.annotations.NullMarked;
