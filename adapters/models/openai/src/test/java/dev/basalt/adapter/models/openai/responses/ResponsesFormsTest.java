package dev.basalt.adapter.models.openai.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.openai.OpenAi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/** Streams of the Responses API as proxies write them. */
@Timeout(60)
class ResponsesFormsTest {

    private static final String CALL =
            "{'type':'function_call','id':'f','call_id':'c1','name':'shell','arguments':'{}'}";
    private static final String MESSAGE =
            "{'type':'message','role':'assistant','id':'m','content':[{'type':'output_text',"
                    + "'text':'done'}]}";

    private final Asking asking = OpenAi.responses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "done#end:CALL",
                "done#done#end:",
                "end:CALL",
                "added#arguments#end:",
                "added#arguments#done#end:CALL",
            })
    void aCallIsMadeOnceHoweverOftenAndWhereItStands(String stream) {
        receive(stream, CALL);

        assertEquals(
                List.of(new HistoryItem.FunctionCall(Optional.of("f"), "c1", "shell", "{}")),
                items());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delta#done#end:CALL",
                "delta#end:CALL",
                "end:CALL",
                "done#done#end:CALL",
            })
    void aMessageIsReportedOnce(String stream) {
        receive(stream, MESSAGE);

        assertEquals(1, items().size());
    }

    @Test
    void aTextThatComesAsDeltasOnlyIsAMessage() {
        receive("delta#end:", MESSAGE);

        assertEquals(List.of(OpenAi.said("done")), items());
    }

    @Test
    void twoCallsUnderOneIdAreTwo() {
        receiveAll(done(CALL), done(CALL.replace("'{}'", "'{1}'")), end(""));

        assertEquals(
                2,
                items().stream()
                        .map(item -> ((HistoryItem.FunctionCall) item).callId())
                        .distinct()
                        .count());
    }

    @Test
    void aFilterThatEndsTheAnswerIsFinal() {
        assertEquals(
                Either.left(
                        new ModelError.Refused("the provider ended the response: content_filter")),
                asking.receive(
                        events(
                                "{'type':'response.incomplete','response':{'incomplete_details':"
                                        + "{'reason':'content_filter'}}}")));
    }

    @Test
    void anAnswerThatIsCutOffIsCompleteWithANotice() {
        var response =
                asking.receive(
                        events(
                                done(MESSAGE),
                                "{'type':'response.incomplete','response':{'incomplete_details':"
                                        + "{'reason':'max_output_tokens'}}}"));

        assertEquals(
                Optional.of(
                        "The response was cut off at its limit of output tokens"
                                + " (max_output_tokens)."),
                response.get().notice());
    }

    @Test
    void anErrorThatStaysIsNotABrokenStream() {
        assertEquals(
                Either.left(new ModelError.Rejected(400, "bad picture", Optional.empty())),
                asking.receive(
                        events(
                                "{'type':'response.failed','response':{'error':{'code':"
                                        + "'invalid_image','message':'bad picture'}}}")));
    }

    @Test
    void anEmptyAnswerIsAnError() {
        assertEquals(Either.left(new ModelError.EmptyResponse()), asking.receive(events(end(""))));
    }

    @Test
    void aResponseThatIsPlainJsonIsRead() {
        String body =
                ("{'object':'response','id':'r','status':'completed','output':[" + MESSAGE + "]}")
                        .replace('\'', '"');
        try (var server =
                new LoopbackServer(
                        LoopbackServer.status(200, body, "Content-Type: application/json"))) {
            asking.ask(server);
        }

        assertEquals(1, items().size());
    }

    private void receive(String stream, String item) {
        String[] steps = stream.split("#", -1);
        String[] all = new String[steps.length];
        for (int i = 0; i < steps.length; i++) {
            all[i] =
                    switch (steps[i]) {
                        case "done" -> done(item);
                        case "added" ->
                                "{'type':'response.output_item.added','item':"
                                        + item.replace("'{}'", "''")
                                        + "}";
                        case "arguments" ->
                                "{'type':'response.function_call_arguments.done','item_id':'f',"
                                        + "'arguments':'{}'}";
                        case "delta" -> "{'type':'response.output_text.delta','delta':'done'}";
                        default -> end(steps[i].substring(4).replace("CALL", item));
                    };
        }
        receiveAll(all);
    }

    private void receiveAll(String... events) {
        assertEquals(true, asking.receive(events(events)).isRight());
    }

    private static String done(String item) {
        return "{'type':'response.output_item.done','item':" + item + "}";
    }

    private static String end(String output) {
        return "{'type':'response.completed','response':{'id':'r','output':[" + output + "]}}";
    }

    private static String events(String... events) {
        var stream = new StringBuilder();
        for (String event : events) {
            stream.append("data: ").append(event.replace('\'', '"')).append("\n\n");
        }
        return stream.toString();
    }

    private List<HistoryItem> items() {
        return asking.events.stream()
                .filter(ModelEvent.ItemDone.class::isInstance)
                .map(event -> ((ModelEvent.ItemDone) event).item())
                .toList();
    }
}
