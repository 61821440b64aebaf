/** What a user, a model and its tools have said and done, in no provider's format. */
@NullMarked
package dev.basalt.domain.model.history;

import org.jspecify.annotations.NullMarked;
