/** What OpenAI's APIs have in common: providers, models, account and errors. */
@NullMarked
package dev.basalt.adapter.models.openai;

import org.jspecify.annotations.NullMarked;
