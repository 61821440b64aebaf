package dev.basalt.application.settings.keys;

import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;

/** All keys of this package. */
public final class CoreKeys {

    private CoreKeys() {}

    /**
     * Returns them in the order in which they are listed.
     *
     * @param model the default value of {@code model}
     * @param provider the default value of {@code model_provider}
     */
    public static List<KeyGroup> groups(String model, String provider) {
        return List.of(
                ModelKeys.group(model, provider),
                ProviderKeys.GROUP,
                ModelOverrideKeys.GROUP,
                ApprovalKeys.GROUP,
                SandboxKeys.GROUP,
                ShellEnvironmentKeys.GROUP,
                InstructionKeys.GROUP,
                ToolKeys.GROUP,
                AccountKeys.GROUP,
                ProfileKeys.GROUP,
                NotifyKeys.GROUP,
                AcceptedKeys.GROUP);
    }
}
