package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.PATH;
import static dev.basalt.domain.settings.type.SettingTypes.TABLE;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.nio.file.Path;
import java.util.List;

/** How commands are sandboxed. */
public final class SandboxKeys {

    private static final Declarations KEYS = new Declarations("sandbox", Scope.PROFILE);

    public static final SettingKey<SandboxMode> SANDBOX_MODE =
            KEYS.key("sandbox_mode", oneOf(SandboxMode.values(), SandboxMode::word))
                    .byDefault(SandboxMode.READ_ONLY)
                    .means("What commands may do.");

    public static final SettingKey<SandboxBackend> BACKEND =
            KEYS.key("sandbox_backend", oneOf(SandboxBackend.values(), SandboxBackend::word))
                    .byDefault(SandboxBackend.AUTO)
                    .means(
                            "What sandboxes commands on Linux: see [security.md](security.md). A"
                                    + " key of Basalt, not of codex.");

    public static final SettingKey<Path> LINUX_SANDBOX_EXE =
            KEYS.key("codex_linux_sandbox_exe", PATH)
                    .means(
                            "A program that sandboxes commands instead, called as"
                                    + " `codex-linux-sandbox DIRECTORY POLICY -- COMMAND...`. A key"
                                    + " of Basalt, not of codex.");

    public static final SettingKey<ConfigTable> WORKSPACE_WRITE =
            KEYS.key("sandbox_workspace_write", TABLE)
                    .means("Applies in the mode `workspace-write`.");

    public static final SettingKey<List<Path>> WRITABLE_ROOTS =
            KEYS.key(WORKSPACE_WRITE.field("writable_roots"), listOf(PATH))
                    .byDefault(List.of())
                    .means(
                            "Additional writable directories; relative paths are resolved against"
                                    + " the directory of the conversation.");

    public static final SettingKey<Boolean> NETWORK_ACCESS =
            KEYS.key(WORKSPACE_WRITE.field("network_access"), FLAG)
                    .byDefault(false)
                    .means("Allows commands to use the network.");

    public static final SettingKey<Boolean> EXCLUDE_TMPDIR_ENV_VAR =
            KEYS.key(WORKSPACE_WRITE.field("exclude_tmpdir_env_var"), FLAG)
                    .byDefault(false)
                    .means("Makes `$TMPDIR` read-only.");

    public static final SettingKey<Boolean> EXCLUDE_SLASH_TMP =
            KEYS.key(WORKSPACE_WRITE.field("exclude_slash_tmp"), FLAG)
                    .byDefault(false)
                    .means("Makes `/tmp` read-only.");

    public static final KeyGroup GROUP = KEYS.group();

    private SandboxKeys() {}
}
