package dev.basalt.application.settings.keys;

import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;

/** All keys of this package. */
public final class CoreKeys {

    public static final List<KeyGroup> GROUPS =
            List.of(
                    ModelKeys.GROUP,
                    ProviderKeys.GROUP,
                    ApprovalKeys.GROUP,
                    SandboxKeys.GROUP,
                    ShellEnvironmentKeys.GROUP,
                    InstructionKeys.GROUP,
                    ToolKeys.GROUP,
                    AccountKeys.GROUP,
                    ProfileKeys.GROUP,
                    NotifyKeys.GROUP,
                    AcceptedKeys.GROUP);

    private CoreKeys() {}
}
