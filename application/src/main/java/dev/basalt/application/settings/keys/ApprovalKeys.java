package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.key.SettingTypes.TEXT;
import static dev.basalt.domain.settings.key.SettingTypes.oneOf;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** When the user is asked for an approval. */
public final class ApprovalKeys {

    private static final Declarations KEYS = new Declarations("approvals", Scope.PROFILE);

    public static final SettingKey<ApprovalPolicy> APPROVAL_POLICY =
            KEYS.key("approval_policy", oneOf(ApprovalPolicy.values(), ApprovalPolicy::word))
                    .byDefault(ApprovalPolicy.ON_REQUEST)
                    .means("When the user is asked before a command runs or a patch is applied.");

    public static final SettingKey<String> TRUST_LEVEL =
            KEYS.key("projects.<path>.trust_level", TEXT)
                    .scope(Scope.CALL)
                    .withoutEffect()
                    .means(
                            "For codex's interactive screen; here, a trusted path gives a"
                                    + " conversation no additional rights.");

    public static final KeyGroup GROUP = KEYS.group();

    private ApprovalKeys() {}
}
