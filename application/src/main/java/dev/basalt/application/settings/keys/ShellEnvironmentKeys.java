package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.SECRET;
import static dev.basalt.domain.settings.type.SettingTypes.TABLE;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.entriesOf;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ShellEnvironmentPolicy.Inherit;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.List;
import java.util.Map;

/** Which environment variables commands have. */
public final class ShellEnvironmentKeys {

    private static final Declarations KEYS = new Declarations("shell-environment", Scope.PROFILE);

    private static final SettingKey<ConfigTable> POLICY =
            KEYS.key("shell_environment_policy", TABLE)
                    .means("The environment variables of commands.");

    public static final SettingKey<Inherit> INHERIT =
            KEYS.key(POLICY.field("inherit"), oneOf(Inherit.values(), Inherit::word))
                    .byDefault(Inherit.ALL)
                    .means(
                            "Which variables of the server a command inherits: all, those that a"
                                    + " shell needs, or none.");

    public static final SettingKey<Boolean> IGNORE_DEFAULT_EXCLUDES =
            KEYS.key(POLICY.field("ignore_default_excludes"), FLAG)
                    .byDefault(false)
                    .means("Keeps names with KEY, SECRET or TOKEN, which are removed by default.");

    public static final SettingKey<List<String>> EXCLUDE =
            KEYS.key(POLICY.field("exclude"), listOf(TEXT))
                    .byDefault(List.of())
                    .means(
                            "Patterns of names that are removed, with `*` and `?`, without regard"
                                    + " to case.");

    public static final SettingKey<Map<String, String>> SET =
            KEYS.key(POLICY.field("set"), entriesOf(SECRET))
                    .means("Variables that are added or replaced.");

    public static final SettingKey<List<String>> INCLUDE_ONLY =
            KEYS.key(POLICY.field("include_only"), listOf(TEXT))
                    .byDefault(List.of())
                    .means("Patterns of the only names that are kept, unless the list is empty.");

    public static final SettingKey<Boolean> USE_PROFILE =
            KEYS.key(POLICY.field("experimental_use_profile"), FLAG)
                    .byDefault(false)
                    .withoutEffect()
                    .means("Runs commands in a login shell, in codex.");

    public static final KeyGroup GROUP = KEYS.group();

    private ShellEnvironmentKeys() {}
}
