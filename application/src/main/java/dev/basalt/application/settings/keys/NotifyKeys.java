package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;

import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.List;

/** The program that is started after a turn. */
public final class NotifyKeys {

    private static final Declarations KEYS = new Declarations("notify", Scope.PROFILE);

    public static final SettingKey<List<String>> NOTIFY =
            KEYS.key("notify", listOf(TEXT))
                    .byDefault(List.of())
                    .means("A program and its arguments, started when a turn has succeeded.");

    public static final KeyGroup GROUP = KEYS.group();

    private NotifyKeys() {}
}
