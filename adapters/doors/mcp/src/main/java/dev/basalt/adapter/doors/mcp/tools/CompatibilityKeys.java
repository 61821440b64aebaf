package dev.basalt.adapter.doors.mcp.tools;

import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** The version of codex for which an MCP host was written. */
public final class CompatibilityKeys {

    private static final Declarations KEYS = new Declarations("compatibility", Scope.PROCESS);

    public static final SettingKey<CodexVersion> COMPATIBILITY =
            KEYS.key("compatibility", oneOf(CodexVersion.values(), CodexVersion::word))
                    .byDefault(CodexVersion.CODEX_0_23)
                    .means(
                            "The version of codex in whose form an MCP host receives events and"
                                    + " approval requests (see [protocol.md](protocol.md)). The"
                                    + " command `mcp-server` has the default `codex-0.153`.");

    public static final SettingKey<CodexVersion> ELICITATION_SHAPE =
            KEYS.key("elicitation_shape", oneOf(CodexVersion.values(), CodexVersion::word))
                    .otherwise("as `compatibility`")
                    .means("The older name of the same, for approval requests only.");

    public static final KeyGroup GROUP = KEYS.group();

    private CompatibilityKeys() {}
}
