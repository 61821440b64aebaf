package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The tools and the system prompt of a conversation while its policies and its model change. */
class ConstantToolsTest {

    private static final SandboxPolicy READ_ONLY = new SandboxPolicy.ReadOnly();
    private static final SandboxPolicy WORKSPACE =
            new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false);
    private static final SandboxPolicy FULL = new SandboxPolicy.DangerFullAccess();

    /** Keeps one conversation in memory. */
    private final World world = new World(1);

    private TurnContext rules(String model, ApprovalPolicy approval, SandboxPolicy sandbox) {
        TurnContext usual = world.rules(model);
        return new TurnContext(
                usual.directory(), approval, sandbox, model, usual.effort(), usual.summary());
    }

    private ModelRequest say(ConversationId id, TurnContext rules) {
        world.model.says(message("done"));
        world.say(id, "go", rules).orElseThrow().await();
        return world.model.lastRequest();
    }

    private static String lastEnvironment(ModelRequest request) {
        return request.input().stream()
                .filter(HistoryItem.Message.class::isInstance)
                .map(HistoryItem.Message.class::cast)
                .map(each -> each.content().getFirst())
                .map(part -> part instanceof ContentPart.Text(var text) ? text : "")
                .filter(text -> text.startsWith("<environment_context>"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static ToolSpec.Function shell(ModelRequest request) {
        return (ToolSpec.Function) request.tools().getFirst();
    }

    @Test
    void theToolsStayThoseOfTheFirstTurnWhenPoliciesChange() {
        var id = world.conversation();
        ModelRequest first = say(id, rules("mock", ApprovalPolicy.NEVER, READ_ONLY));

        for (ApprovalPolicy approval : ApprovalPolicy.values()) {
            for (SandboxPolicy sandbox : List.of(READ_ONLY, WORKSPACE, FULL)) {
                ModelRequest later = say(id, rules("mock", approval, sandbox));

                assertEquals(first.tools(), later.tools());
                assertEquals(first.instructions(), later.instructions());
            }
        }
        assertTrue(shell(first).description().contains("allows reading but not writing"));
    }

    @Test
    void theToolsAreThoseOfTheFirstTurnRatherThanOfTheSettings() {
        var id = world.conversation(ApprovalPolicy.UNTRUSTED);

        ModelRequest first = say(id, rules("mock", ApprovalPolicy.ON_REQUEST, WORKSPACE));

        assertTrue(shell(first).parameters().toString().contains("with_escalated_permissions"));
    }

    @Test
    void aModelSwitchKeepsTheToolsAndSoDoesTheWayBack() {
        var id = world.conversation();
        ModelRequest first = say(id, rules("heron", ApprovalPolicy.ON_REQUEST, WORKSPACE));
        ModelRequest other = say(id, rules("o3", ApprovalPolicy.NEVER, READ_ONLY));
        ModelRequest back = say(id, rules("heron", ApprovalPolicy.NEVER, FULL));

        assertEquals(first.tools(), other.tools());
        assertEquals(first.tools(), back.tools());
    }

    @Test
    void aContinuedConversationKeepsTheTools() {
        var id = world.conversation();
        ModelRequest first = say(id, rules("mock", ApprovalPolicy.ON_REQUEST, WORKSPACE));
        say(world.conversation(), rules("mock", ApprovalPolicy.NEVER, FULL));

        ModelRequest continued = say(id, rules("mock", ApprovalPolicy.NEVER, READ_ONLY));

        assertEquals(first.tools(), continued.tools());
        assertTrue(continued.input().size() > first.input().size());
    }

    @Test
    void theEnvironmentSaysWhatHoldsInPlaceOfTheDescriptions() {
        var id = world.conversation();
        ModelRequest first = say(id, rules("mock", ApprovalPolicy.NEVER, READ_ONLY));
        ModelRequest asking = say(id, rules("mock", ApprovalPolicy.ON_REQUEST, WORKSPACE));
        ModelRequest back = say(id, rules("mock", ApprovalPolicy.NEVER, READ_ONLY));

        assertFalse(lastEnvironment(first).contains("replace"));
        assertTrue(
                lastEnvironment(asking)
                        .endsWith(
                                """

                                These policies replace what the descriptions of the tools say of \
                                them.
                                To run a program outside the sandbox, call `shell` with the \
                                arguments `with_escalated_permissions` (true) and `justification` \
                                (one sentence that gives the user the reason); the user is asked \
                                for approval.
                                </environment_context>\
                                """),
                lastEnvironment(asking));
        assertEquals(
                """
                <environment_context>
                Approval policy: never
                Sandbox mode: read-only
                The descriptions of the tools hold again.
                </environment_context>\
                """,
                lastEnvironment(back));
    }

    @Test
    void theEnvironmentSaysThatEscalationsHaveEnded() {
        var id = world.conversation();
        say(id, rules("mock", ApprovalPolicy.ON_REQUEST, WORKSPACE));
        ModelRequest later = say(id, rules("mock", ApprovalPolicy.NEVER, WORKSPACE));

        assertTrue(
                lastEnvironment(later)
                        .contains("\n`with_escalated_permissions` has no effect now.\n"));
    }
}
