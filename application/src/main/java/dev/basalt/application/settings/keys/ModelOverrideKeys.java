package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.COUNT;
import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.NUMBER;
import static dev.basalt.domain.settings.type.SettingTypes.TABLE;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.math.BigDecimal;
import java.util.List;

/** What the user knows of models. The file {@code models.json} has the same names. */
public final class ModelOverrideKeys {

    private static final Declarations KEYS = new Declarations("model-overrides", Scope.CALL);

    public static final SettingKey<ConfigTable> MODEL =
            KEYS.key("model_overrides.<model>", TABLE)
                    .means(
                            "What is known of a model, in place of what Basalt knows by its name."
                                + " `models.json` beside `config.toml` has the same, as one JSON"
                                + " object with a member for each model; this table takes"
                                + " precedence.");

    public static final SettingKey<Boolean> REASONING =
            KEYS.key(MODEL.field("reasoning"), FLAG)
                    .means("Whether it reasons and takes a reasoning effort.");

    public static final SettingKey<List<String>> EFFORTS =
            KEYS.key(MODEL.field("efforts"), listOf(TEXT))
                    .means("The reasoning efforts that it takes, in ascending order.");

    public static final SettingKey<Boolean> IMAGES =
            KEYS.key(MODEL.field("images"), FLAG).means("Whether it takes images.");

    public static final SettingKey<Boolean> PARALLEL_TOOL_CALLS =
            KEYS.key(MODEL.field("parallel_tool_calls"), FLAG)
                    .means("Whether it may call several tools at once.");

    public static final SettingKey<PatchTool> EDIT_TOOL =
            KEYS.key(MODEL.field("edit_tool"), oneOf(PatchTool.values(), PatchTool::word))
                    .means(
                            "How it changes files: `edit` (functions `edit` and `write`), `patch`"
                                    + " (`apply_patch` as a free-form tool), `patch_function` or"
                                    + " `shell` (patches as commands).");

    public static final SettingKey<Long> CONTEXT_WINDOW =
            KEYS.key(MODEL.field("context_window"), COUNT).means("In tokens.");

    public static final SettingKey<Long> SOFT_LIMIT =
            KEYS.key(MODEL.field("soft_limit"), COUNT)
                    .means(
                            "The size in tokens at which a conversation is summarised, because"
                                    + " larger requests cost more.");

    public static final SettingKey<Long> MAX_OUTPUT_TOKENS =
            KEYS.key(MODEL.field("max_output_tokens"), COUNT).means("Of one answer.");

    public static final SettingKey<BigDecimal> INPUT_PRICE =
            KEYS.key(MODEL.field("input_price"), NUMBER)
                    .means(
                            "US dollars for a million tokens of input. With `output_price`, it"
                                    + " takes the place of the known price.");

    public static final SettingKey<BigDecimal> OUTPUT_PRICE =
            KEYS.key(MODEL.field("output_price"), NUMBER)
                    .means("US dollars for a million tokens of output.");

    public static final SettingKey<BigDecimal> CACHE_READ_PRICE =
            KEYS.key(MODEL.field("cache_read_price"), NUMBER)
                    .otherwise("`input_price`")
                    .means("US dollars for a million tokens that are read from a cache.");

    public static final SettingKey<BigDecimal> CACHE_WRITE_PRICE =
            KEYS.key(MODEL.field("cache_write_price"), NUMBER)
                    .otherwise("`input_price`")
                    .means("US dollars for a million tokens that are written to a cache.");

    public static final KeyGroup GROUP = KEYS.group();

    private ModelOverrideKeys() {}
}
