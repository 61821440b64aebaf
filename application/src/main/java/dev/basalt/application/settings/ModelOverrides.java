package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ModelOverrideKeys;
import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.facts.ModelFacts;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the user has configured of models. */
final class ModelOverrides {

    private ModelOverrides() {}

    /** Returns it, by the names of the models. */
    static Map<String, ModelFacts> of(CheckedConfig config) {
        Map<String, ModelFacts> facts = new LinkedHashMap<>();
        config.entries(ModelOverrideKeys.MODEL)
                .forEach((model, entry) -> facts.put(model, facts(entry)));
        return facts;
    }

    private static ModelFacts facts(CheckedConfig entry) {
        return new ModelFacts(
                entry.find(ModelOverrideKeys.REASONING),
                entry.find(ModelOverrideKeys.EFFORTS)
                        .map(words ->
                                new Efforts(words.stream().map(ReasoningEffort::new).toList())),
                entry.find(ModelOverrideKeys.IMAGES),
                entry.find(ModelOverrideKeys.PARALLEL_TOOL_CALLS),
                entry.find(ModelOverrideKeys.EDIT_TOOL),
                tokens(entry, ModelOverrideKeys.CONTEXT_WINDOW),
                tokens(entry, ModelOverrideKeys.SOFT_LIMIT),
                tokens(entry, ModelOverrideKeys.MAX_OUTPUT_TOKENS),
                price(entry));
    }

    private static OptionalLong tokens(CheckedConfig entry, SettingKey<Long> key) {
        return entry.find(key).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<ModelPrice> price(CheckedConfig entry) {
        return entry.find(ModelOverrideKeys.INPUT_PRICE)
                .flatMap(input ->
                        entry.find(ModelOverrideKeys.OUTPUT_PRICE)
                                .map(output ->
                                        new ModelPrice(
                                                input,
                                                output,
                                                entry.find(ModelOverrideKeys.CACHE_READ_PRICE),
                                                entry.find(ModelOverrideKeys.CACHE_WRITE_PRICE),
                                                Optional.empty())));
    }
}
