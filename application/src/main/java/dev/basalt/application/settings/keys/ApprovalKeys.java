package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.ANY;
import static dev.basalt.domain.settings.type.SettingTypes.oneOfOrTable;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** When the user is asked for an approval. */
public final class ApprovalKeys {

    private static final Declarations KEYS = new Declarations("approvals", Scope.PROFILE);

    public static final SettingKey<ApprovalPolicy> APPROVAL_POLICY =
            KEYS.key(
                            "approval_policy",
                            oneOfOrTable(
                                    ApprovalPolicy.values(),
                                    ApprovalPolicy::word,
                                    "granular",
                                    ApprovalPolicy.UNTRUSTED))
                    .byDefault(ApprovalPolicy.ON_REQUEST)
                    .means(
                            "When the user is asked before a command runs or a patch is applied."
                                    + " The table `granular` of later versions of codex is read as"
                                    + " `untrusted`, the strictest word, with a notice.");

    static {
        KEYS.key("projects", ANY)
                .scope(Scope.CALL)
                .withoutEffect()
                .means(
                        "For codex's interactive screen; here, a trusted path gives a"
                                + " conversation no additional rights.");
    }

    public static final KeyGroup GROUP = KEYS.group();

    private ApprovalKeys() {}
}
