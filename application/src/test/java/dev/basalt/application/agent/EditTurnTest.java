package dev.basalt.application.agent;

import static dev.basalt.application.conversation.World.NOBODY_MAY_ASK;
import static dev.basalt.application.conversation.World.answering;
import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that replaces texts and writes files with functions. */
class EditTurnTest {

    private final World world = new World();
    private final World.Options options = new World.Options();
    private final Events received = new Events();

    @BeforeEach
    void writeAFile() {
        world.files.with("/proj/a", "one\ntwo\n");
        options.model = "claude-opus-5-5";
        options.outputFormat = OutputFormat.TEXT;
        options.approvalPolicy = ApprovalPolicy.NEVER;
        options.sandboxPolicy = new SandboxPolicy.WorkspaceWrite(List.of(), false, true, true);
    }

    private void run(ApprovalPrompt prompt) {
        var id = world.conversation(options);
        world.listen(id, received);
        world.say(id, "go", prompt).orElseThrow().await();
    }

    private HistoryItem.FunctionOutput output() {
        return (HistoryItem.FunctionOutput) world.model.request(1).input().getLast();
    }

    private @Nullable String text(String file) {
        return world.files.texts().get(file);
    }

    @Test
    void anEditIsAppliedAndReportedAsAChangeOfTheFile() {
        world.model.says(call("e1", "edit", "a|one|1")).says(message("done"));

        run(NOBODY_MAY_ASK);

        assertEquals("1\ntwo\n", text("/proj/a"));
        assertEquals("Success. Updated the following files:\nM a\n", output().text());
        assertTrue(output().success());
        assertEquals(
                List.of(
                        Map.of(
                                Path.of("/proj/a"),
                                new FileChange.Update(
                                        "@@ -1,2 +1,2 @@\n-one\n+1\n two\n", Optional.empty()))),
                received.events().stream()
                        .filter(Event.ItemStarted.class::isInstance)
                        .map(event -> ((Event.ItemStarted) event).item())
                        .filter(Item.FileChanges.class::isInstance)
                        .map(item -> ((Item.FileChanges) item).changes())
                        .toList());
        assertTrue(received.names().contains("DiffChanged"));
    }

    @Test
    void editsOfOneResponseAreAppliedOneAfterTheOther() {
        world.model
                .says(call("e1", "edit", "a|one|three"), call("e2", "edit", "a|three|3"))
                .says(message("done"));

        run(NOBODY_MAY_ASK);

        assertEquals("3\ntwo\n", text("/proj/a"));
    }

    @Test
    void aFileIsWrittenAsItIsGiven() {
        world.model
                .says(call("w1", "write", "b|no end"), call("w2", "write", "a|new\n"))
                .says(message("done"));

        run(NOBODY_MAY_ASK);

        assertEquals("no end", text("/proj/b"));
        assertEquals("new\n", text("/proj/a"));
    }

    @Test
    void anEditThatDoesNotFitIsAFailureAndChangesNothing() {
        world.model.says(call("e1", "edit", "a|three|3")).says(message("done"));

        run(NOBODY_MAY_ASK);

        assertEquals("one\ntwo\n", text("/proj/a"));
        assertEquals(
                "error: the text to be replaced is not in /proj/a; read the file, and give the text"
                        + " exactly as it is there",
                output().text());
        assertFalse(output().success());
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "write"})
    void argumentsThatAreUnreadableAreAFailure(String tool) {
        world.model.says(call("e1", tool, "?")).says(message("done"));

        run(NOBODY_MAY_ASK);

        assertFalse(output().success());
        assertTrue(output().text().contains("expected a sequence"), output().text());
    }

    @Test
    void aFileOutsideTheWorkspaceIsChangedOnlyWithApproval() {
        options.approvalPolicy = ApprovalPolicy.ON_REQUEST;
        world.model
                .says(call("w1", "write", "/lib/x|1"), call("w2", "write", "/lib/y|2"))
                .says(message("done"));

        run(answering(ReviewDecision.DENIED, ReviewDecision.APPROVED));

        assertFalse(world.files.texts().containsKey("/lib/x"));
        assertEquals("2", text("/lib/y"));
    }

    @Test
    void theyAreOfferedInPlaceOfPatches() {
        world.model.says(message("hi"));

        run(NOBODY_MAY_ASK);

        ModelRequest request = world.model.request(0);
        assertEquals(List.of("shell", "edit", "write", "view_image"), names(request));
        assertFalse(request.instructions().contains("apply_patch"), request.instructions());
        assertTrue(
                request.instructions().contains("Change a file with `edit`"),
                request.instructions());
    }

    @Test
    void modelsThatKnowPatchesAreNotOfferedThem() {
        options.model = "gpt-5-codex";
        world.model.says(message("hi"));

        run(NOBODY_MAY_ASK);

        assertEquals(List.of("shell", "apply_patch", "view_image"), names(world.model.request(0)));
    }

    private static List<String> names(ModelRequest request) {
        return request.tools().stream()
                .map(tool ->
                        switch (tool) {
                            case ToolSpec.Function function -> function.name();
                            case ToolSpec.Custom custom -> custom.name();
                            case ToolSpec.LocalShell _ -> "local_shell";
                        })
                .toList();
    }

    @Test
    void theOutputOfACommandIsPlainText() {
        world.model.says(call("c1", "shell", "ls")).says(message("done"));

        run(NOBODY_MAY_ASK);

        assertTrue(output().text().startsWith("Exit code: 0\nWall time: "), output().text());
    }
}
