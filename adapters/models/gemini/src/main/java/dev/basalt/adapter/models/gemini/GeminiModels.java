package dev.basalt.adapter.models.gemini;

import static dev.basalt.domain.model.facts.KnownModels.row;

import dev.basalt.domain.model.facts.KnownModels;
import dev.basalt.domain.model.facts.KnownModels.Row;
import dev.basalt.domain.model.facts.KnownModels.Trait;

/** What is known of Google's models. */
final class GeminiModels {

    static final KnownModels TABLE =
            KnownModels.of(
                    row("gemini-1", 1_048_576, 8_192, Trait.EDIT, Trait.PARALLEL_CALLS),
                    row("gemini-2.0", 1_048_576, 8_192, Trait.EDIT, Trait.PARALLEL_CALLS),
                    // served by gemini-3.5-flash-lite and gemini-3.8-flash since December 2026
                    reasoning("gemini-2.5-flash").efforts("minimal low medium high"),
                    reasoning("gemini-2.5").efforts("low medium high").costlyAbove(200_000),
                    reasoning("gemini-3-pro").efforts("low high"),
                    reasoning("gemini-3-flash").efforts("minimal low medium high"),
                    reasoning("gemini-3.1-flash").efforts("minimal low medium high"),
                    reasoning("gemini-3.1-pro").efforts("low medium high").costlyAbove(200_000),
                    reasoning("gemini-flash-lite").efforts("minimal low medium high"),
                    reasoning("gemini-flash").efforts("low medium high"),
                    reasoning("gemini-3.5").efforts("minimal low medium high"),
                    reasoning("gemini-3.6").efforts("minimal low medium high"),
                    reasoning("gemini-3").efforts("low medium high"),
                    // what is not known yet is taken for one of the newest, which go on with an
                    // answer until their limit: two requests are as much as a turn needs
                    row(
                                    "gemini-",
                                    1_048_576,
                                    131_072,
                                    Trait.REASONING,
                                    Trait.EDIT,
                                    Trait.PARALLEL_CALLS)
                            .efforts("low medium high xhigh"));

    private static Row reasoning(String beginning) {
        return row(beginning, 1_048_576, 65_536, Trait.REASONING, Trait.EDIT, Trait.PARALLEL_CALLS);
    }

    private GeminiModels() {}
}
