package dev.basalt.adapter.models.http.request;

import static dev.basalt.adapter.models.http.request.SampleRequest.called;
import static dev.basalt.adapter.models.http.request.SampleRequest.said;
import static dev.basalt.adapter.models.http.request.SampleRequest.toNobody;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.HistoryItem.FunctionOutput;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class TranscriptTest {

    private static final HistoryItem GO = HistoryItem.Message.user("go");

    @Test
    void outputsOfOneAnswerFollowAllItsCallsWhateverTheirOrder() {
        assertEquals(
                "user go | model Both, c1, c2 | user c1 of a: 1, c2 of b: 2, go",
                inShort(
                        GO,
                        said("r1", "Both"),
                        called("r1", "c1", "a", "{}"),
                        new FunctionOutput("c1", "1"),
                        called("r1", "c2", "b", "{}"),
                        new FunctionOutput("c2", "2"),
                        GO));
    }

    @Test
    void callsWithoutAnAnswerOfTheirOwnAreAnswersOneByOne() {
        assertEquals(
                "user go | model c1 | user c1 of shell: 1 | model c2 | user c2 of patch: 2",
                inShort(
                        GO,
                        new HistoryItem.LocalShellCall(
                                Optional.empty(),
                                Optional.of("c1"),
                                "completed",
                                List.of("ls"),
                                Optional.of(Duration.ofMillis(7)),
                                Optional.of("/tmp")),
                        new FunctionOutput("c1", "1"),
                        new HistoryItem.CustomToolCall(Optional.empty(), "c2", "patch", "x"),
                        new HistoryItem.CustomToolOutput("c2", "2")));
    }

    @Test
    void aHistoryWithoutItsBeginningBeginsWithTheUserAllTheSame() {
        assertEquals(
                "user [earlier messages omitted] | model and so | user go",
                inShort(said("r1", "and so"), GO));
    }

    private static String inShort(HistoryItem... history) {
        ModelRequest request = toNobody().input(history).build();
        return Transcript.of(request, ProviderState.of("test", request)).stream()
                .map(turn ->
                        (turn.ofTheModel() ? "model " : "user ")
                                + turn.parts().stream()
                                        .map(TranscriptTest::inShort)
                                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | "));
    }

    private static String inShort(Turn.Part part) {
        return switch (part) {
            case Turn.Part.Content(var content) -> text(content);
            case Turn.Part.Thought _ -> "(thought)";
            case Turn.Part.Call(var call) -> call.callId();
            case Turn.Part.Output output ->
                    output.callId() + " of " + output.tool() + ": " + output.text();
        };
    }

    private static String text(ContentPart content) {
        return content instanceof ContentPart.Text(var text) ? text : "";
    }
}
