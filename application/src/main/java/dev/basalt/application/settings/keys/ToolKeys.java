package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.FLAG;

import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;
import dev.basalt.domain.settings.type.SettingTypes;

/** Which tools the model is offered. */
public final class ToolKeys {

    private static final Declarations KEYS = new Declarations("tools", Scope.PROFILE);

    public static final SettingKey<Boolean> VIEW_IMAGE =
            KEYS.key("tools.view_image", FLAG)
                    .byDefault(true)
                    .means(
                            "Offers models that accept images a tool that shows them an image file."
                                    + " A key of later versions of codex.");

    public static final SettingKey<OutputFormat> OUTPUT_FORMAT =
            KEYS.key(
                            "tool_output_format",
                            SettingTypes.oneOf(OutputFormat.values(), OutputFormat::word))
                    .byDefault(OutputFormat.TEXT)
                    .means(
                            "The form in which the model receives the outputs of commands and"
                                + " patches: plain text, or the JSON of codex 0.23.0. Clients see"
                                + " no difference.");

    public static final SettingKey<BackgroundLifetime> BACKGROUND_COMMANDS =
            KEYS.key(
                            "background_commands",
                            SettingTypes.oneOf(
                                    BackgroundLifetime.values(), BackgroundLifetime::word))
                    .byDefault(BackgroundLifetime.TURN)
                    .means(
                            "What becomes of a command that is not over in its time: it goes on in"
                                    + " the background until the turn or the conversation ends, or"
                                    + " (`off`) it is ended, as in codex 0.23.0.");

    public static final KeyGroup GROUP = KEYS.group();

    private ToolKeys() {}
}
