package dev.basalt.adapter.doors.mcp.tools;

import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.adapter.doors.codex.approval.ElicitationShape;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** How hosts are asked for approvals. */
public final class ElicitationKeys {

    private static final Declarations KEYS = new Declarations("elicitation", Scope.PROCESS);

    public static final SettingKey<ElicitationShape> SHAPE =
            KEYS.key("elicitation_shape", oneOf(ElicitationShape.values(), ElicitationShape::word))
                    .byDefault(ElicitationShape.CODEX_0_23)
                    .means(
                            "The version of codex whose parameters `elicitation/create` has when an"
                                    + " MCP host is asked for an approval (see"
                                    + " [protocol.md](protocol.md)).");

    public static final KeyGroup GROUP = KEYS.group();

    private ElicitationKeys() {}
}
