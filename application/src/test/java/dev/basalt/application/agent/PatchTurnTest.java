package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.NOBODY_MAY_ASK;
import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.workspace.WorkspaceError;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A model that edits files, from the call to its events. */
class PatchTurnTest {

    private static final ItemId ITEM = new ItemId(new TurnId("0"), 1);

    private static final String PATCH = patch("*** Update File: a\n@@\n-old\n+new\n");
    private static final String OUTSIDE = patch("*** Add File: ../lib/a\n+x\n");
    private static final String SUCCESS =
            "{\"output\":\"Success. Updated the following files:\\nM a\\n\","
                    + "\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.0}}";

    private final World world = new World();

    @BeforeEach
    void writeAFile() {
        world.files.with("/proj/a", "old\n");
    }

    private static String patch(String sections) {
        return "*** Begin Patch\n" + sections + "*** End Patch";
    }

    private static ModelEvent applies(String patch) {
        return call("p1", "apply_patch", patch);
    }

    /** Every form in which models ask for a patch. */
    static Stream<HistoryItem> forms() {
        return Stream.of(
                new HistoryItem.FunctionCall(Optional.empty(), "p1", "apply_patch", PATCH),
                new HistoryItem.CustomToolCall(Optional.empty(), "p1", "apply_patch", PATCH),
                shell("apply_patch", PATCH),
                shell("applypatch", PATCH),
                shell("bash", "-lc", "apply_patch <<'EOF'\n" + PATCH + "\nEOF\n"));
    }

    private static HistoryItem shell(String... argv) {
        return new HistoryItem.LocalShellCall(
                Optional.empty(),
                Optional.of("p1"),
                "completed",
                List.of(argv),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPatchIsAppliedWithoutAProcessAndReported(HistoryItem form) {
        var changes =
                Map.<Path, FileChange>of(
                        Path.of("/proj/a"),
                        new FileChange.Update("@@ -1 +1 @@\n-old\n+new\n", Optional.empty()));
        world.model.says(new ModelEvent.ItemDone(form)).says(message("done"));

        run(ApprovalPolicy.NEVER, NOBODY_MAY_ASK);

        assertEquals(
                List.of(
                        new Event.TurnStarted(),
                        new Event.ItemStarted(
                                ITEM, new Item.FileChanges("p1", changes, true, Optional.empty())),
                        new Event.ItemCompleted(
                                ITEM,
                                new Item.FileChanges(
                                        "p1",
                                        changes,
                                        true,
                                        Optional.of(
                                                new Item.PatchResult(
                                                        true,
                                                        """
                                                        Success. Updated the following files:
                                                        M a
                                                        """,
                                                        ""))),
                                false),
                        new Event.DiffChanged(
                                """
                                diff --git a//proj/a b//proj/a
                                index 3367afdbbf91e638efe983616377c60477cc6612..3e757656cf36eca53338e520d134963a44f793f8
                                --- a//proj/a
                                +++ b//proj/a
                                @@ -1 +1 @@
                                -old
                                +new
                                """)),
                world.events.events().subList(0, 4));
        assertEquals(SUCCESS, output());
        assertEquals("new\n", text("/proj/a"));
        assertEquals(List.of(), world.commands.requests());
    }

    @Test
    void aPatchThatDoesNotApplyIsReportedOnlyToTheModel() {
        world.model.says(applies(PATCH.replace("old", "odd"))).says(message("done"));

        run(ApprovalPolicy.UNTRUSTED, NOBODY_MAY_ASK);

        assertEquals(
                "error: Failed to find expected lines [\"odd\"] in /proj/a (hunk 1)", output());
        assertEquals(
                List.of(
                        "TurnStarted",
                        "TokensUsed",
                        "AgentMessage started",
                        "AgentMessage completed",
                        "TokensUsed",
                        "TurnEnded"),
                world.events.names());
    }

    @Test
    void whatTheDiskRefusesIsTheEndOfThePatch() {
        world.files.refuseCommits(
                new WorkspaceError.Refused(Path.of("/proj/a"), "No space left on device"));
        world.model.says(applies(PATCH)).says(message("done"));

        run(ApprovalPolicy.NEVER, NOBODY_MAY_ASK);

        String reason = "Failed to write file /proj/a: No space left on device";
        assertEquals(
                Optional.of(new Item.PatchResult(false, "", reason)),
                world.events.events().get(2)
                                instanceof Event.ItemCompleted(_, Item.FileChanges patch, _)
                        ? patch.result()
                        : Optional.empty());
        assertEquals("error: " + reason, output());
        assertEquals(List.of(), diffs());
    }

    @Test
    void theUserIsShownTheChangesBeforeAnythingIsWritten() {
        var asked = new ArrayList<ApprovalQuestion>();
        world.model.says(applies(PATCH)).says(message("done"));

        run(
                ApprovalPolicy.UNTRUSTED,
                (_, question, _) -> {
                    asked.add(question);
                    assertEquals("old\n", text("/proj/a"));
                    return ReviewDecision.APPROVED;
                });

        var changes =
                Map.<Path, FileChange>of(
                        Path.of("/proj/a"),
                        new FileChange.Update("@@ -1 +1 @@\n-old\n+new\n", Optional.empty()));
        assertEquals(
                List.of(
                        new ApprovalQuestion.ApplyPatch(
                                "p1", changes, Optional.empty(), Optional.empty())),
                asked);
        assertEquals(
                new Event.ApprovalRequested(ITEM, asked.getFirst()), world.events.events().get(1));
        assertEquals(
                new Event.ItemStarted(
                        ITEM, new Item.FileChanges("p1", changes, false, Optional.empty())),
                world.events.events().get(2));
        assertEquals("new\n", text("/proj/a"));
    }

    @Test
    void aDenialIsReportedToTheModel() {
        world.model.says(applies(PATCH)).says(message("done"));

        run(ApprovalPolicy.UNTRUSTED, answering(ReviewDecision.DENIED));

        assertEquals("patch rejected by user", output());
        assertEquals("old\n", text("/proj/a"));
    }

    @Test
    void anAbortEndsTheTurn() {
        world.model.says(applies(PATCH));

        TurnOutcome outcome = run(ApprovalPolicy.UNTRUSTED, answering(ReviewDecision.ABORT));

        assertEquals(new TurnOutcome.Interrupted(), outcome);
        assertEquals("old\n", text("/proj/a"));
    }

    @Test
    void nobodyIsAskedUnderNever() {
        world.model.says(applies(OUTSIDE)).says(message("done"));

        run(inWorkspace(ApprovalPolicy.NEVER), NOBODY_MAY_ASK);

        assertEquals(
                "patch rejected: writing outside of the project;"
                        + " rejected by user approval settings",
                output());
        assertEquals(Map.of("/proj/a", "old\n"), world.files.texts());
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_REQUEST", "ON_FAILURE"})
    void aDirectoryThatIsOpenedForTheSessionStaysOpen(ApprovalPolicy policy) {
        ConversationId id = inWorkspace(policy);
        world.model.says(applies(OUTSIDE)).says(message("done"));
        run(id, answering(ReviewDecision.APPROVED_FOR_SESSION));
        world.model
                .says(applies(patch("*** Update File: ../lib/a\n-x\n+y\n")))
                .says(message("done"));

        run(id, NOBODY_MAY_ASK);

        assertEquals("y\n", text("/proj/../lib/a"));
    }

    @Test
    void anApprovalOfOnePatchOpensNothing() {
        ConversationId id = inWorkspace(ApprovalPolicy.ON_REQUEST);
        world.model
                .says(applies(OUTSIDE))
                .says(applies(patch("*** Update File: ../lib/a\n-x\n+y\n")))
                .says(message("done"));

        run(id, answering(ReviewDecision.APPROVED, ReviewDecision.DENIED));

        assertEquals("x\n", text("/proj/../lib/a"));
    }

    @Test
    void theDiffIsThatOfTheWholeTurnAndSentOncePerChange() {
        world.model
                .says(applies(PATCH))
                .says(applies(patch("*** Update File: a\n-new\n+newer\n")))
                .says(message("done"));

        run(ApprovalPolicy.NEVER, NOBODY_MAY_ASK);

        assertEquals(2, diffs().size());
        assertTrue(diffs().getLast().contains("@@ -1 +1 @@\n-old\n+newer\n"), diffs()::toString);
    }

    @Test
    void theDifferenceOfTheNextTurnStartsAnew() {
        ConversationId id = listenedTo(world.conversation(ApprovalPolicy.NEVER));
        world.model.says(applies(PATCH)).says(message("done"));
        run(id, NOBODY_MAY_ASK);
        world.model
                .says(applies(patch("*** Update File: a\n-new\n+newer\n")))
                .says(message("done"));

        run(id, NOBODY_MAY_ASK);

        assertTrue(diffs().getLast().contains("@@ -1 +1 @@\n-new\n+newer\n"), diffs()::toString);
    }

    @Test
    void whatACommandDoesToAPatchedFileBelongsToTheDifference() {
        world.commands.does(() -> world.files.with("/proj/a", "formatted\n"));
        world.model
                .says(applies(PATCH))
                .says(call("c1", "shell", "format a"))
                .says(message("done"));

        run(ApprovalPolicy.NEVER, NOBODY_MAY_ASK);

        assertEquals(2, diffs().size());
        assertTrue(diffs().getLast().contains("-old\n+formatted\n"), diffs()::toString);
    }

    private ConversationId inWorkspace(ApprovalPolicy policy) {
        var options = new World.Options();
        options.approvalPolicy = policy;
        options.sandboxPolicy = new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true);
        return listenedTo(world.conversation(options));
    }

    private ConversationId listenedTo(ConversationId id) {
        world.listen(id);
        return id;
    }

    private TurnOutcome run(ApprovalPolicy policy, ApprovalPrompt approvals) {
        return run(listenedTo(world.conversation(policy)), approvals);
    }

    private TurnOutcome run(ConversationId id, ApprovalPrompt approvals) {
        return world.say(id, "go", approvals).orElseThrow().await();
    }

    /** Returns the last tool output that the model received. */
    private String output() {
        return switch (world.model.request(1).input().getLast()) {
            case HistoryItem.Output output -> output.text();
            case HistoryItem other -> throw new AssertionError(other);
        };
    }

    private List<String> diffs() {
        return world.events.events().stream()
                .flatMap(event ->
                        event instanceof Event.DiffChanged(var diff)
                                ? Stream.of(diff)
                                : Stream.empty())
                .toList();
    }

    private String text(String path) {
        return world.files
                .state(Path.of(path).normalize().toString())
                .orElseThrow()
                .content()
                .text();
    }
}
