package dev.basalt.application.agent.request;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.sandbox.SandboxMode;

/**
 * What the environment message says when the policies are no longer those that the tools were
 * described by. The descriptions stay as they are for the whole conversation.
 */
final class ChangedPolicies {

    private ChangedPolicies() {}

    /** Returns lines, each after a line feed; nothing while the descriptions are right. */
    static String note(TurnContext opening, TurnContext now) {
        return hasPoliciesOf(opening, now)
                ? ""
                : "\nThese policies replace what the descriptions of the tools say of them."
                        + escalation(mayEscalate(opening), mayEscalate(now));
    }

    /** Returns the lines of a message that says only what has changed since another. */
    static String note(TurnContext opening, TurnContext before, TurnContext now) {
        return hasPoliciesOf(opening, now) && !hasPoliciesOf(opening, before)
                ? "\nThe descriptions of the tools hold again."
                : note(opening, now);
    }

    private static boolean hasPoliciesOf(TurnContext opening, TurnContext now) {
        return opening.approvalPolicy() == now.approvalPolicy()
                && opening.sandboxPolicy().mode() == now.sandboxPolicy().mode();
    }

    private static String escalation(boolean described, boolean possible) {
        if (possible == described) {
            return "";
        }
        return possible
                ? "\nTo run a program outside the sandbox, call `shell` with the arguments"
                        + " `with_escalated_permissions` (true) and `justification` (one sentence"
                        + " that gives the user the reason); the user is asked for approval."
                : "\n`with_escalated_permissions` has no effect now.";
    }

    private static boolean mayEscalate(TurnContext context) {
        return context.approvalPolicy() == ApprovalPolicy.ON_REQUEST
                && context.sandboxPolicy().mode() != SandboxMode.DANGER_FULL_ACCESS;
    }
}
