package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.FLAG;

import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** Which tools the model is offered. */
public final class ToolKeys {

    private static final Declarations KEYS = new Declarations("tools", Scope.PROFILE);

    public static final SettingKey<Boolean> VIEW_IMAGE =
            KEYS.key("tools.view_image", FLAG)
                    .byDefault(true)
                    .means(
                            "Offers models that accept images a tool that shows them an image file."
                                    + " A key of later versions of codex.");

    public static final KeyGroup GROUP = KEYS.group();

    private ToolKeys() {}
}
