package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.CompactConversation;
import dev.basalt.application.conversation.World;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the model is told of the machine, the day and the policies, and of their changes. */
class SurroundingsTest {

    private final World world = new World();

    @Test
    void whatStaysTheSameIsNotSaidAgain() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        world.time.now(Instant.parse("1970-01-01T23:59:59Z"));
        say(id, "/proj", ApprovalPolicy.NEVER);

        assertEquals(1, environments().size());
    }

    @Test
    void theNextDayIsSaidAlone() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        world.time.now(Instant.parse("1970-01-02T00:00:00Z"));
        say(id, "/proj", ApprovalPolicy.NEVER);

        assertEquals(
                """
                <environment_context>
                Date: 1970-01-02 (UTC)
                </environment_context>\
                """,
                environments().getLast());
    }

    @Test
    void anotherDirectoryAndItsBranchAreSaidAlone() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        world.branch = Optional.of("fix");
        say(id, "/other", ApprovalPolicy.NEVER);

        assertEquals(
                """
                <environment_context>
                Current working directory: /other
                Git branch: fix
                </environment_context>\
                """,
                environments().getLast());
    }

    @Test
    void outsideRepositoriesThereIsNoBranch() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        world.branch = Optional.empty();
        say(id, "/other", ApprovalPolicy.NEVER);
        say(id, "/other", ApprovalPolicy.NEVER);

        assertEquals(2, environments().size());
        assertEquals(
                """
                <environment_context>
                Current working directory: /other
                Git branch: none
                </environment_context>\
                """,
                environments().getLast());
    }

    @Test
    void aChangeLeavesWhatWasSentAsItWas() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        List<HistoryItem> before = world.model.lastRequest().input();
        say(id, "/other", ApprovalPolicy.UNTRUSTED);

        assertEquals(before, world.model.lastRequest().input().subList(0, before.size()));
    }

    @Test
    void afterASummaryEverythingIsSaidAsItIsNow() {
        ConversationId id = world.conversation();
        say(id, "/proj", ApprovalPolicy.NEVER);
        say(id, "/other", ApprovalPolicy.NEVER);
        world.model.says(message("All is well."));
        var turn = new CompactConversation(world.conversations).handle(id, world.turns).get();
        turn.begin();
        turn.await();
        say(id, "/other", ApprovalPolicy.NEVER);

        assertEquals(
                List.of(
                        """
                        <environment_context>
                        Current working directory: /other
                        Approval policy: never
                        Sandbox mode: danger-full-access
                        Network access: enabled
                        Operating system: Debian 12
                        Shell: bash
                        Date: 1970-01-01 (UTC)
                        Git branch: main
                        </environment_context>\
                        """),
                environments());
    }

    /** The form of codex 0.23.0. */
    @Test
    void withoutSurroundingsEveryMessageIsWhole() {
        var options = new World.Options();
        options.instructions =
                new Settings.Instructions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        ConversationId id = world.conversation(options);
        say(id, "/proj", ApprovalPolicy.NEVER);
        say(id, "/other", ApprovalPolicy.NEVER);

        assertEquals(List.of(plain("/proj"), plain("/other")), environments());
    }

    private static String plain(String directory) {
        return """
        <environment_context>
        Current working directory: %s
        Approval policy: never
        Sandbox mode: danger-full-access
        Network access: enabled
        </environment_context>\
        """
                .formatted(directory);
    }

    private void say(ConversationId id, String directory, ApprovalPolicy approval) {
        world.model.says(message("done"));
        TurnContext usual = world.rules("mock");
        world.say(
                        id,
                        "go",
                        new TurnContext(
                                Path.of(directory),
                                approval,
                                new SandboxPolicy.DangerFullAccess(),
                                "mock",
                                usual.effort(),
                                usual.summary()))
                .orElseThrow()
                .await();
    }

    private List<String> environments() {
        return world.model.lastRequest().input().stream()
                .filter(HistoryItem.Message.class::isInstance)
                .map(item -> ((HistoryItem.Message) item).content().getFirst())
                .map(part -> part instanceof ContentPart.Text(String text) ? text : "")
                .filter(text -> text.startsWith("<environment_context>"))
                .toList();
    }
}
