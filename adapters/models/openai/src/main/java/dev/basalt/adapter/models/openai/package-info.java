/** Models that speak the Responses or the Chat Completions API. */
@NullMarked
package dev.basalt.adapter.models.openai;

import org.jspecify.annotations.NullMarked;
