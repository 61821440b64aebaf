package dev.basalt.adapter.models.openai.responses;

import static dev.basalt.adapter.models.openai.OpenAi.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.openai.OpenAi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@Timeout(60)
class ResponsesApiTest {

    /** The API, the provider and the model that the items are from. */
    private static final String OWNER = "responses\nmock\nmock-model\n";

    private static final Optional<String> COMPLETED =
            Optional.of(OWNER + "{\"status\":\"completed\"}");

    private final Asking asking = OpenAi.responses();

    @Test
    void aRecordedAnswerIsReportedPieceByPiece() {
        try (var server = new LoopbackServer(Asking.recorded("responses-everything.sse"))) {
            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("resp_01"),
                                    Optional.of(usage(328, 128, 52, 16, 380)))),
                    asking.ask(server));
            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningPartStarted(),
                            new ModelEvent.ReasoningSummaryDelta("**Looking"),
                            new ModelEvent.ReasoningSummaryDelta(" around**"),
                            new ModelEvent.ReasoningTextDelta("raw thought"),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.Reasoning(
                                            Optional.of("rs_01"),
                                            List.of("**Looking around**"),
                                            List.of("raw thought"),
                                            Optional.of(
                                                    OWNER
                                                            + "{\"encrypted_content\":\"gAAAAAB==\"}"))),
                            new ModelEvent.TextDelta("Grüße"),
                            new ModelEvent.TextDelta(" \"🦕\" \\ é\n"),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.Message(
                                            Optional.of("msg_01"),
                                            Role.ASSISTANT,
                                            List.of(new ContentPart.Text("Grüße \"🦕\" \\ é\n")),
                                            COMPLETED)),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.FunctionCall(
                                            Optional.of("fc_01"),
                                            "call_01",
                                            "shell",
                                            "{\"command\":[\"git\",\"init\"]}",
                                            COMPLETED)),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.LocalShellCall(
                                            Optional.of("lsh_01"),
                                            Optional.of("call_02"),
                                            "completed",
                                            List.of("ls", "-l"),
                                            Optional.of(Duration.ofSeconds(1)),
                                            Optional.of("/tmp"))),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.CustomToolCall(
                                            Optional.of("ctc_01"),
                                            "call_03",
                                            "apply_patch",
                                            "*** Begin Patch\n*** End Patch",
                                            COMPLETED))),
                    asking.events);
        }
    }

    @Test
    void usageMayComeWithoutDetails() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                "{\"type\":\"response.output_text.delta\",\"delta\":\"yes\"}",
                                """
                                {"type":"response.completed","response":{"id":"r","usage":{\
                                "input_tokens":1,"input_tokens_details":null,"output_tokens":2,\
                                "output_tokens_details":null,"total_tokens":3}}}\
                                """))) {
            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("r"),
                                    Optional.of(
                                            new TokenUsage(
                                                    1,
                                                    OptionalLong.empty(),
                                                    2,
                                                    OptionalLong.empty(),
                                                    3)))),
                    asking.ask(server));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response.completed\",\"response\":{\"usage\":null}}",
                "{\"type\":\"response.completed\",\"response\":{}}",
                "{\"type\":\"response.completed\"}"
            })
    void anAnswerIsCompleteEvenIfNothingIsSaidOfIt(String event) {
        String delta = "{\"type\":\"response.output_text.delta\",\"delta\":\"yes\"}";
        try (var server = new LoopbackServer(LoopbackServer.stream(delta, event))) {
            assertEquals(
                    Either.right(new ModelResponse(Optional.empty(), Optional.empty())),
                    asking.ask(server));
        }
    }

    @Test
    void whatIsNotUnderstoodIsSkipped() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                "not JSON",
                                "{\"type\":\"response.output_text.delta\",\"delta\":\"cu",
                                "[1,2]",
                                "null",
                                "{}",
                                "{\"type\":null,\"delta\":\"no\"}",
                                "{\"type\":{\"type\":\"response.completed\"}}",
                                "{\"type\":\"response.from_the_future\",\"delta\":\"no\"}",
                                "{\"type\":\"response.future.delta\",\"delta\":\"no\"}",
                                "{\"type\":\"response.output_text.delta\",\"delta\":7}",
                                "{\"type\":\"response.output_text.delta\"}",
                                "{\"type\":\"response.output_item.done\"}",
                                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"x\"}}",
                                "{\"type\":\"response.output_item.done\",\"item\":"
                                        + "{\"type\":\"function_call\",\"call_id\":\"c\"}}",
                                "{\"type\":\"response.output_item.done\",\"item\":"
                                        + "{\"type\":\"local_shell_call\",\"id\":\"l\"}}",
                                localShell("\"ls\""),
                                localShell("[\"ls\",7]"),
                                localShell("[\"ls\"],\"timeout_ms\":\"7\""),
                                localShell("[\"ls\"],\"timeout_ms\":99999999999999999999"),
                                localShell("[\"ls\"],\"timeout_ms\":-1"),
                                localShell("[\"ls\"],\"working_directory\":[\"/tmp\"]"),
                                "[".repeat(100_000),
                                "{\"type\":\"response.output_text.delta\",\"delta\":\"yes\"}",
                                completed()))) {
            assertEquals(Either.right(response()), asking.ask(server));
            assertEquals(
                    List.of(
                            new ModelEvent.TextDelta("yes"),
                            new ModelEvent.ItemDone(OpenAi.said("yes"))),
                    asking.events);
        }
    }

    private static String localShell(String command) {
        return """
        {"type":"response.output_item.done","item":{"type":"local_shell_call","id":"l",\
        "action":{"type":"exec","command":%s}}}\
        """
                .formatted(command);
    }

    @Test
    void aDirectoryThatIsNoPathIsReadAsItWasWritten() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                localShell("[\"ls\"],\"working_directory\":\"a\\u0000b\""),
                                completed()))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.ItemDone(
                                    new HistoryItem.LocalShellCall(
                                            Optional.of("l"),
                                            Optional.empty(),
                                            "completed",
                                            List.of("ls"),
                                            Optional.empty(),
                                            Optional.of("a\0b")))),
                    asking.events);
        }
    }

    @Test
    void aCallWithoutCallIdIsCalledByItsId() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                """
                                {"type":"response.output_item.done","item":{"type":"function_call",\
                                "id":"fc_1","name":"shell","arguments":"{}"}}\
                                """,
                                completed()))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.ItemDone(
                                    new HistoryItem.FunctionCall(
                                            Optional.of("fc_1"), "fc_1", "shell", "{}"))),
                    asking.events);
        }
    }

    private static String completed() {
        return "{\"type\":\"response.completed\",\"response\":{\"id\":\"r\"}}";
    }

    private static ModelResponse response() {
        return new ModelResponse(Optional.of("r"), Optional.empty());
    }
}
