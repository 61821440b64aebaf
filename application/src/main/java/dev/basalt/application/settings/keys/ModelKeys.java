package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.COUNT;
import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.anyWord;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** Which model is asked, and how. */
public final class ModelKeys {

    private static final Declarations KEYS = new Declarations("model", Scope.PROFILE);

    public static final SettingKey<String> MODEL =
            KEYS.key("model", TEXT).means("The name of the model.");

    public static final SettingKey<String> MODEL_PROVIDER =
            KEYS.key("model_provider", TEXT)
                    .means(
                            "The provider that serves the model: a built-in one, or a name in"
                                    + " `model_providers`.");

    public static final SettingKey<ReasoningEffort> REASONING_EFFORT =
            KEYS.key(
                            "model_reasoning_effort",
                            anyWord(
                                    ReasoningEffort.KNOWN,
                                    ReasoningEffort::new,
                                    ReasoningEffort::word))
                    .otherwise("by model")
                    .means(
                            "How much a reasoning model thinks before it answers: `none`,"
                                    + " `minimal`, `low`, `medium`, `high`, `xhigh`, `max` or"
                                    + " `ultra`. What the model does not take is replaced by the"
                                    + " next lower word that it takes.");

    public static final SettingKey<ReasoningSummary> REASONING_SUMMARY =
            KEYS.key(
                            "model_reasoning_summary",
                            anyWord(
                                    ReasoningSummary.KNOWN,
                                    ReasoningSummary::new,
                                    ReasoningSummary::word))
                    .byDefault(ReasoningSummary.AUTO)
                    .means("How detailed the summaries of the model's reasoning are.");

    public static final SettingKey<Boolean> SUPPORTS_REASONING_SUMMARIES =
            KEYS.key("model_supports_reasoning_summaries", FLAG)
                    .byDefault(false)
                    .means("Whether a model that Basalt does not know is a reasoning model.");

    public static final SettingKey<Verbosity> VERBOSITY =
            KEYS.key("model_verbosity", anyWord(Verbosity.KNOWN, Verbosity::new, Verbosity::word))
                    .means("The length of answers, for models that support it.");

    public static final SettingKey<Long> CONTEXT_WINDOW =
            KEYS.key("model_context_window", COUNT)
                    .otherwise("by model")
                    .means(
                            "The context window in tokens; a conversation that nears its limit is"
                                    + " summarised.");

    public static final SettingKey<Long> AUTO_COMPACT_TOKEN_LIMIT =
            KEYS.key("model_auto_compact_token_limit", COUNT)
                    .otherwise("80 % of the context window")
                    .means(
                            "The number of tokens above which a conversation is summarised before"
                                    + " the next request. A key of later versions of codex.");

    public static final SettingKey<Long> MAX_OUTPUT_TOKENS =
            KEYS.key("model_max_output_tokens", COUNT)
                    .otherwise("by model")
                    .means("The limit of an answer in tokens, sent to APIs that require one.");

    public static final SettingKey<PromptCaching> PROMPT_CACHE_TTL =
            KEYS.key("prompt_cache_ttl", oneOf(PromptCaching.values(), PromptCaching::word))
                    .byDefault(PromptCaching.SHORT)
                    .means(
                            "How long Claude's providers keep a conversation in their cache. An"
                                + " hour is worth its higher price where approvals take longer than"
                                + " five minutes.");

    public static final SettingKey<Boolean> DISABLE_RESPONSE_STORAGE =
            KEYS.key("disable_response_storage", FLAG)
                    .byDefault(true)
                    .means(
                            "Asks the provider not to store responses; reasoning is kept encrypted"
                                    + " in the conversation instead. Ignored for Azure with an"
                                    + " `api-version`, which needs stored responses.");

    public static final SettingKey<Boolean> HIDE_AGENT_REASONING =
            KEYS.key("hide_agent_reasoning", FLAG)
                    .byDefault(false)
                    .withoutEffect()
                    .means(
                            "Hides the reasoning on codex's own screens; as in codex, the events"
                                    + " are sent either way.");

    public static final SettingKey<Boolean> SHOW_RAW_AGENT_REASONING =
            KEYS.key("show_raw_agent_reasoning", FLAG)
                    .byDefault(false)
                    .means("Sends the raw reasoning as events where the provider returns it.");

    private static final KeyGroup GROUP = KEYS.group();

    private ModelKeys() {}

    /** Returns the keys with the default values that the program chooses. */
    static KeyGroup group(String model, String provider) {
        return GROUP.with(MODEL.withDefault(model)).with(MODEL_PROVIDER.withDefault(provider));
    }
}
