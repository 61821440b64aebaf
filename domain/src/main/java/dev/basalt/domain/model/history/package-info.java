/** The history of a conversation, in no provider's format. */
@NullMarked
package dev.basalt.domain.model.history;

import org.jspecify.annotations.NullMarked;
