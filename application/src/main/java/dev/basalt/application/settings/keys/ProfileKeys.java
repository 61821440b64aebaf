package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.TABLE;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** Sets of settings that are chosen together. */
public final class ProfileKeys {

    private static final Declarations KEYS = new Declarations("profiles", Scope.CALL);

    public static final SettingKey<String> CHOSEN =
            KEYS.key("profile", TEXT).means("The profile to use.");

    public static final SettingKey<ConfigTable> PROFILE =
            KEYS.key("profiles.<name>", TABLE)
                    .means("A profile: a table of keys that may be set *everywhere*.");

    public static final KeyGroup GROUP = KEYS.group();

    private ProfileKeys() {}
}
