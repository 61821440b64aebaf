package dev.basalt.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.ToolSource;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ToolboxTest {

    private final FakeToolContext context = FakeToolContext.create();

    /** Returns its name and arguments. */
    private static class Echo implements Tool {

        private final String name;

        Echo(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<ToolSpec> spec(ToolOffering turn) {
            return Optional.of(spec(name));
        }

        static ToolSpec spec(String name) {
            return new ToolSpec.Function(name, "Echoes.", new Schema.Raw("{\"type\":\"object\"}"));
        }

        @Override
        public ToolOutput call(ToolCall call, ToolContext turn) {
            return ToolOutput.success(name + " " + call.arguments());
        }
    }

    /** Takes every kind of call, a function call by a second name too. */
    private static final class Versatile extends Echo {

        Versatile() {
            super("versatile");
        }

        @Override
        public List<String> aliases() {
            return List.of("old.name");
        }

        @Override
        public boolean takes(ToolCall call) {
            return call instanceof ToolCall.FreeForm freeForm
                    ? freeForm.name().equals("versatile")
                    : super.takes(call);
        }

        @Override
        public Optional<LocalShellFunction> localShell() {
            return Optional.of(new LocalShellFunction("versatile", "argv", "in", "ms"));
        }

        @Override
        public boolean runsBesideOthers(ToolCall call, ToolContext turn) {
            return true;
        }
    }

    private static HistoryItem call(String name) {
        return new HistoryItem.FunctionCall(Optional.empty(), "c1", name, "{}");
    }

    private static HistoryItem localShell(Optional<String> callId) {
        return new HistoryItem.LocalShellCall(
                Optional.empty(),
                callId,
                "completed",
                List.of("ls", "-l"),
                Optional.empty(),
                Optional.empty());
    }

    private static HistoryItem failure(String text) {
        return new HistoryItem.FunctionOutput("c1", List.of(new ContentPart.Text(text)), false);
    }

    private static Toolbox toolbox(Tool... tools) {
        return new Toolbox(ToolSource.of(tools));
    }

    @Test
    void aCallIsRunByTheToolOfThatName() {
        assertEquals(
                new HistoryItem.FunctionOutput("c1", "two {}"),
                toolbox(new Echo("one"), new Echo("two")).run(call("two"), context));
    }

    @Test
    void aToolIsFoundByEachNameThatItTakes() {
        assertEquals(
                new HistoryItem.FunctionOutput("c1", "versatile {}"),
                toolbox(new Echo("one"), new Versatile()).run(call("old.name"), context));
    }

    @Test
    void aNameThatNoToolTakesIsAnOutput() {
        assertEquals(
                failure("unsupported call: three"),
                toolbox(new Echo("one")).run(call("three"), context));
    }

    @Test
    void aFreeFormCallIsNotForAFunctionOfThatName() {
        var call = new HistoryItem.CustomToolCall(Optional.empty(), "c1", "one", "x");

        assertEquals(
                new HistoryItem.CustomToolOutput(
                        "c1", List.of(new ContentPart.Text("unsupported call: one")), false),
                toolbox(new Echo("one")).run(call, context));
    }

    @Test
    void aFreeFormCallHasAnOutputOfItsOwnKind() {
        var call = new HistoryItem.CustomToolCall(Optional.empty(), "c1", "versatile", "x");

        assertEquals(
                new HistoryItem.CustomToolOutput("c1", "versatile x"),
                toolbox(new Versatile()).run(call, context));
    }

    @Test
    void aLocalShellCallNeedsAnIdForItsOutput() {
        Toolbox toolbox = toolbox(new Versatile());

        assertEquals(
                new HistoryItem.FunctionOutput("c1", "versatile ls -l"),
                toolbox.run(localShell(Optional.of("c1")), context));
        assertEquals(
                new HistoryItem.FunctionOutput(
                        "",
                        List.of(new ContentPart.Text("LocalShellCall without call_id or id")),
                        false),
                toolbox.run(localShell(Optional.empty()), context));
    }

    @Test
    void anImageIsKeptInTheOutput() {
        List<ContentPart> content =
                List.of(new ContentPart.Text("a"), new ContentPart.Image("data:image/png;base64,"));
        Tool camera =
                new Echo("camera") {
                    @Override
                    public ToolOutput call(ToolCall call, ToolContext turn) {
                        return new ToolOutput(content, true);
                    }
                };

        assertEquals(
                new HistoryItem.FunctionOutput("c1", content, true),
                toolbox(camera).run(call("camera"), context));
    }

    @Test
    void anInternalErrorIsAnOutput() {
        Tool broken =
                new Echo("broken") {
                    @Override
                    public ToolOutput call(ToolCall call, ToolContext turn) {
                        throw new IllegalStateException("boom");
                    }
                };

        assertEquals(
                failure("internal error; standard error of the server has the details"),
                toolbox(broken).run(call("broken"), context));
    }

    @Test
    void nothingRunsInATurnThatIsCancelled() {
        context.cancellation().cancel();

        assertEquals(failure("aborted"), toolbox(new Echo("one")).run(call("one"), context));
    }

    @Test
    void theOutputOfACallThatIsCancelledIsNotUsed() {
        Tool cancelling =
                new Echo("one") {
                    @Override
                    public ToolOutput call(ToolCall call, ToolContext turn) {
                        turn.cancellation().cancel();
                        return super.call(call, turn);
                    }
                };

        assertEquals(failure("aborted"), toolbox(cancelling).run(call("one"), context));
    }

    @Test
    void onlyCallsWhoseToolSaysSoRunBesideOthers() {
        Toolbox toolbox = toolbox(new Echo("one"), new Versatile());

        assertTrue(toolbox.runsBesideOthers(call("versatile"), context));
        assertTrue(toolbox.runsBesideOthers(localShell(Optional.of("c1")), context));
        assertFalse(toolbox.runsBesideOthers(localShell(Optional.empty()), context));
        assertFalse(toolbox.runsBesideOthers(call("one"), context));
        assertFalse(toolbox.runsBesideOthers(call("three"), context));
    }

    @Test
    void aNameIsOfferedOnceAndTheFirstToolHasIt() {
        Tool second =
                new Echo("one") {
                    @Override
                    public ToolOutput call(ToolCall call, ToolContext turn) {
                        throw new AssertionError("the second tool of that name");
                    }
                };
        Toolbox toolbox = toolbox(new Echo("one"), second, new Echo("two"));

        assertEquals(
                List.of(Echo.spec("one"), Echo.spec("two")),
                toolbox.offer(context.offering()).tools());
        assertEquals(
                new HistoryItem.FunctionOutput("c1", "one {}"), toolbox.run(call("one"), context));
    }

    @Test
    void aToolIsNotOfferedByAnAliasOfAnEarlierOne() {
        assertEquals(
                List.of(Echo.spec("versatile")),
                toolbox(new Versatile(), new Echo("old.name")).offer(context.offering()).tools());
    }

    @Test
    void theToolThatRunsLocalShellCallsSaysHowTheyAreWrittenAsFunctionCalls() {
        assertEquals(
                new LocalShellFunction("versatile", "argv", "in", "ms"),
                toolbox(new Echo("one"), new Versatile()).offer(context.offering()).localShell());
        assertEquals(
                LocalShellFunction.AS_CALLED,
                toolbox(new Echo("one")).offer(context.offering()).localShell());
    }
}
