package dev.basalt.adapter.models.gemini;

import static dev.basalt.domain.model.KnownModels.row;

import dev.basalt.domain.model.KnownModels;
import dev.basalt.domain.model.KnownModels.Trait;

/** What is known of Google's models. */
final class GeminiModels {

    static final KnownModels TABLE =
            KnownModels.of(
                    row("gemini-1", 1_048_576, 8_192, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    row("gemini-2.0", 1_048_576, 8_192, Trait.PATCH_FUNCTION, Trait.PARALLEL_CALLS),
                    row(
                            "gemini-",
                            1_048_576,
                            65_536,
                            Trait.REASONING,
                            Trait.PATCH_FUNCTION,
                            Trait.PARALLEL_CALLS));

    private GeminiModels() {}
}
