package dev.basalt.adapter.models.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;

class EncodedHistoriesTest {

    private final List<String> encoded = new ArrayList<>();
    private final EncodedHistories<String> histories = new EncodedHistories<>(this::write);

    private void write(String piece, JsonGenerator json) {
        encoded.add(piece);
        json.writeString(piece);
    }

    private static String json(List<EncodedPiece<String>> pieces) {
        JsonContent content =
                json -> {
                    json.writeStartArray();
                    pieces.forEach(piece -> piece.writeTo(json));
                    json.writeEndArray();
                };
        var length = new LengthCounter();
        JsonRequestBody.write(content, length);
        String json = SampleRequest.json(content);
        assertEquals(json.getBytes(UTF_8).length, length.length());
        return json;
    }

    @Test
    void aPieceIsEncodedOnceHoweverManyRequestsSayIt() {
        assertEquals("[\"a\"]", json(histories.encode("c", List.of("a"))));
        assertEquals("[\"a\",\"ü\"]", json(histories.encode("c", List.of("a", "ü"))));
        assertEquals("[\"a\",\"ü\",\"🦕\"]", json(histories.encode("c", List.of("a", "ü", "🦕"))));
        assertEquals("[\"a\",\"ü\",\"🦕\"]", json(histories.encode("c", List.of("a", "ü", "🦕"))));

        assertEquals(List.of("a", "ü", "🦕"), encoded);
    }

    @Test
    void onlyWhatChangedIsEncodedAgain() {
        histories.encode("c", List.of("a", "b", "c"));

        assertEquals("[\"a\",\"x\",\"c\"]", json(histories.encode("c", List.of("a", "x", "c"))));
        assertEquals("[\"summary\"]", json(histories.encode("c", List.of("summary"))));
        assertEquals(List.of("a", "b", "c", "x", "summary"), encoded);
    }

    @Test
    void anEmptyHistoryIsOne() {
        assertEquals("[]", json(histories.encode("c", List.of())));
    }

    @Test
    void conversationsShareNothing() {
        histories.encode("one", List.of("a"));

        assertEquals("[\"b\"]", json(histories.encode("other", List.of("b"))));
        assertEquals("[\"a\"]", json(histories.encode("one", List.of("a"))));
        assertEquals(List.of("a", "b"), encoded);
    }

    @Test
    void halfCharactersAreReplaced() {
        assertEquals("[\"a\uFFFD\"]", json(histories.encode("c", List.of("a\uD83E"))));
    }

    @Test
    void ofALargePieceOnlyTheLengthIsKept() {
        String large = "ü".repeat(200_000);
        List<EncodedPiece<String>> pieces = histories.encode("c", List.of(large));

        assertEquals(0, pieces.getFirst().size());
        assertEquals("[\"" + large + "\"]", json(histories.encode("c", List.of(large))));
        assertEquals(2, encoded.size(), "once for the length, and once to be sent");
    }

    @Test
    void whatWasUsedLongestAgoIsForgottenAndCanBeWrittenAllTheSame() {
        var few = new EncodedHistories<>(this::write, 3 * 200);
        List<EncodedPiece<String>> waiting = few.encode("one", List.of("a".repeat(50)));
        few.encode("two", List.of("b".repeat(50)));
        few.encode("three", List.of("c".repeat(50)));
        few.encode("four", List.of("d".repeat(50)));

        assertEquals(0, waiting.getFirst().size());
        assertEquals("[\"" + "a".repeat(50) + "\"]", json(waiting));
        encoded.clear();
        json(few.encode("four", List.of("d".repeat(50))));
        assertEquals(List.of(), encoded);
        json(few.encode("one", List.of("a".repeat(50))));
        assertEquals(List.of("a".repeat(50)), encoded);
    }
}
