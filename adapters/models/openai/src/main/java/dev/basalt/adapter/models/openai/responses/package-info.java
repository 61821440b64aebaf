/** The Responses API. */
@NullMarked
package dev.basalt.adapter.models.openai.responses;

import org.jspecify.annotations.NullMarked;
