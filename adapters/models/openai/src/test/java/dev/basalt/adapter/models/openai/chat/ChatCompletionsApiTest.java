package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.openai.OpenAi.called;
import static dev.basalt.adapter.models.openai.OpenAi.request;
import static dev.basalt.adapter.models.openai.OpenAi.said;
import static dev.basalt.adapter.models.openai.OpenAi.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.adapter.models.openai.OpenAi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

@Timeout(60)
class ChatCompletionsApiTest {

    private final Asking asking = OpenAi.chat();

    @Test
    void aRecordedTextIsReportedPieceByPieceAndThenWhole() {
        try (var server = new LoopbackServer(Asking.recorded("chat-text.sse"))) {
            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("chatcmpl-01"),
                                    Optional.of(usage(328, 128, 52, 16, 380)))),
                    asking.ask(server));
            assertEquals(
                    List.of(
                            new ModelEvent.TextDelta("Grüße"),
                            new ModelEvent.TextDelta(" \"🦕\""),
                            new ModelEvent.ItemDone(said("Grüße \"🦕\""))),
                    asking.events);
        }
    }

    @Test
    void callsSideBySideAreDistinguished() {
        try (var server = new LoopbackServer(Asking.recorded("chat-parallel-calls.sse"))) {
            assertEquals(
                    Either.right(new ModelResponse(Optional.of("chatcmpl-02"), Optional.empty())),
                    asking.ask(server));
            assertEquals(
                    List.of(
                            new ModelEvent.TextDelta("Both."),
                            new ModelEvent.ItemDone(said("Both.")),
                            new ModelEvent.ItemDone(
                                    called("call_a", "shell", "{\"command\":[\"ls\"]}")),
                            new ModelEvent.ItemDone(
                                    called("call_b", "update_plan", "{\"plan\":[]}"))),
                    asking.events);
        }
    }

    @Test
    void callsThatShareAnIndexAreDistinguishedByTheirIds() {
        try (var server = new LoopbackServer(Asking.recorded("chat-ollama-calls.sse"))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.ItemDone(
                                    called("call_x", "shell", "{\"command\":[\"ls\"]}")),
                            new ModelEvent.ItemDone(
                                    called("call_y", "shell", "{\"command\":[\"pwd\"]}"))),
                    asking.events);
        }
    }

    @Test
    void callsWithoutAnIndexOrWithArgumentsAsAnObjectAreUnderstood() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                calls("{'id':'a','function':{'name':'one','arguments':'{'}}"),
                                calls("{'function':{'arguments':'}'}}"),
                                calls("{'id':'b','function':{'name':'two','arguments':{'x':1}}}"),
                                "[DONE]"))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.ItemDone(called("a", "one", "{}")),
                            new ModelEvent.ItemDone(called("b", "two", "{\"x\":1}"))),
                    asking.events);
        }
    }

    @Test
    void aCallWithoutAnIdGetsOne() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                calls(
                                        "{'index':0,'function':{'name':'one','arguments':'{}'}},"
                                                + "{'index':1,'function':{'name':'two'}}"),
                                "[DONE]"))) {
            asking.ask(server);

            var first = call(asking.events.getFirst());
            var second = call(asking.events.getLast());
            assertEquals("one", first.name());
            assertEquals("two", second.name());
            assertTrue(first.callId().startsWith("call_"));
            assertNotEquals(first.callId(), second.callId());
        }
    }

    @Test
    void aCallThatComesBeforeTheTextIsReportedBeforeIt() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.stream(
                                calls("{'index':0,'id':'a','function':{'name':'one'}}"),
                                content("text"),
                                "[DONE]"))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.TextDelta("text"),
                            new ModelEvent.ItemDone(called("a", "one", "")),
                            new ModelEvent.ItemDone(said("text"))),
                    asking.events);
        }
    }

    @Test
    void aRecordedReasoningIsReportedBeforeTheText() {
        try (var server = new LoopbackServer(Asking.recorded("chat-openrouter-reasoning.sse"))) {
            assertEquals(
                    Either.right(
                            new ModelResponse(
                                    Optional.of("gen-1"),
                                    Optional.of(
                                            new TokenUsage(
                                                    10,
                                                    OptionalLong.empty(),
                                                    5,
                                                    OptionalLong.empty(),
                                                    15)))),
                    asking.ask(server));
            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningTextDelta("Let me"),
                            new ModelEvent.ReasoningTextDelta(" think."),
                            new ModelEvent.TextDelta("42"),
                            new ModelEvent.ItemDone(
                                    new HistoryItem.Reasoning(
                                            Optional.empty(),
                                            List.of(),
                                            List.of("Let me think."),
                                            Optional.of(
                                                    SampleRequest.sealed(
                                                            "chat",
                                                            """
                                                            {"calls":[],"reasoning":"reasoning","members":{\
                                                            "reasoning_details":[{"type":"reasoning.text",\
                                                            "text":"Let me"}]},\
                                                            "extras":{}}\
                                                            """)))),
                            new ModelEvent.ItemDone(said("42"))),
                    asking.events);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reasoning':'hm'}",
                "{'reasoning_content':'hm'}",
                "{'reasoning_content':'hm','reasoning':'hm'}",
                "{'reasoning':{'text':'hm'}}",
                "{'reasoning':{'content':'hm'}}",
                "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]}]}",
            })
    void reasoningComesInManyForms(String delta) {
        try (var server =
                new LoopbackServer(LoopbackServer.stream(delta(delta), content("so"), "[DONE]"))) {
            asking.ask(server);

            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningTextDelta("hm"),
                            new ModelEvent.TextDelta("so")),
                    asking.events.subList(0, 2));
            assertEquals(
                    List.of("hm"),
                    assertInstanceOf(HistoryItem.Reasoning.class, item(asking.events.get(2)))
                            .content());
            assertEquals(said("so"), item(asking.events.get(3)));
            assertEquals(4, asking.events.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'content':'hm'}",
                "{'content':null,'refusal':'hm'}",
                "{'content':[{'type':'text','text':'h'},{'type':'text','text':'m'}]}",
            })
    void textComesInManyForms(String delta) {
        try (var server = new LoopbackServer(LoopbackServer.stream(delta(delta), "[DONE]"))) {
            asking.ask(server);

            assertEquals(
                    List.of(new ModelEvent.TextDelta("hm"), new ModelEvent.ItemDone(said("hm"))),
                    asking.events);
        }
    }

    @Test
    void aRequestHasTheHeadersOfTheApiOnly() {
        try (var server = new LoopbackServer(LoopbackServer.stream("[DONE]"))) {
            asking.ask(
                    request(server.url())
                            .credential(new Credential("sk-test", Optional.empty()))
                            .query(Map.of("api-version", "1 & 2"))
                            .build());

            var asked = server.requests().getFirst();
            assertEquals(
                    "POST /v1/chat/completions?api-version=1%20%26%202 HTTP/1.1", asked.line());
            assertEquals(
                    Set.of(
                            "authorization",
                            "accept",
                            "content-type",
                            "content-length",
                            "host",
                            "connection",
                            "user-agent",
                            "accept-encoding"),
                    asked.headers().keySet());
            assertEquals("Bearer sk-test", asked.headers().get("authorization"));
        }
    }

    @Test
    void aServerThatCannotTellUsageIsAskedWithoutItFromThenOn() {
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(422, "{\"detail\":\"stream_options: extra inputs\"}"),
                        LoopbackServer.stream(content("one"), "[DONE]"),
                        LoopbackServer.stream(content("two"), "[DONE]"))) {
            assertTrue(asking.ask(server).isRight());
            assertTrue(asking.ask(server).isRight());

            assertEquals(
                    List.of(true, false, false),
                    server.requests().stream()
                            .map(asked -> asked.body().contains("stream_options"))
                            .toList());
        }
    }

    private static String content(String text) {
        return delta("{'content':'" + text + "'}");
    }

    private static String calls(String calls) {
        return delta("{'tool_calls':[" + calls + "]}");
    }

    private static String delta(String delta) {
        return ("{'id':'x','choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}")
                .replace('\'', '"');
    }

    private static HistoryItem.FunctionCall call(ModelEvent event) {
        return assertInstanceOf(HistoryItem.FunctionCall.class, item(event));
    }

    private static HistoryItem item(ModelEvent event) {
        return assertInstanceOf(ModelEvent.ItemDone.class, event).item();
    }
}
