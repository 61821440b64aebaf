/** The Chat Completions API. */
@NullMarked
package dev.basalt.adapter.models.openai.chat;

import org.jspecify.annotations.NullMarked;
