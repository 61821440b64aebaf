package dev.basalt.adapter.doors.codex.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

class EventJsonTest {

    private static final ItemId ITEM = new ItemId(new TurnId("0"), 1);

    static List<SampleEvents.Sample> samples() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventLooksAsCodexWritesIt(SampleEvents.Sample sample) {
        assertEquals(sample.msgs(), texts(EventJson.write(sample.event())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void handWrittenJsonEqualsThatOfTheRecord(SampleEvents.Sample sample) {
        assertEquals(
                sample.msgs(),
                EventMapping.toWire(sample.event()).stream()
                        .map(msg -> SampleEvents.text(WireWriter.write(msg)))
                        .toList());
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertEquals(
                Stream.of(Event.class, Event.ItemDelta.class)
                        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                        .filter(Class::isRecord)
                        .collect(toSet()),
                SampleEvents.all().stream()
                        .map(sample -> sample.event().getClass())
                        .collect(toSet()));
    }

    @Test
    void theBeginningOfAConversationLooksAsCodexWritesIt() {
        assertEquals(
                """
                {"type":"session_configured","session_id":"049a0ce8-11b8-4de4-a857-64fb26ff70cc","model":"gpt-5","history_log_id":15346536,"history_entry_count":2,"sandbox":{"name":"landlock","reason":"configured","cannot_hold":["chmod outside"],"also_refuses":[]}}\
                """,
                SampleEvents.text(SampleEvents.sessionConfigured()));
    }

    @Test
    void tellsTheTypeOfWhatWasWritten() {
        assertEquals("agent_message_delta", EventJson.type(written(delta("x"))));
        assertEquals("task_started", EventJson.type(written(new Event.TurnStarted())));
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals(
                """
                {"type":"agent_message_delta","delta":"a\uFFFD"}\
                """,
                SampleEvents.text(written(delta("a\ud83d"))));
        assertEquals(
                """
                {"type":"agent_message","message":"\uFFFDb\uFFFD😀"}\
                """,
                SampleEvents.text(
                        written(
                                new Event.ItemCompleted(
                                        ITEM,
                                        new Item.AgentMessage(List.of("\ude00b\ud83d\ud83d\ude00")),
                                        false))));
    }

    @Test
    void theEndOfACommandShowsTheFirst5120BytesOfEachStream() {
        var event =
                new Event.ItemCompleted(
                        ITEM,
                        new Item.CommandExecution(
                                "c",
                                List.of(),
                                Path.of("/proj"),
                                List.of(),
                                Optional.of(
                                        new CommandEnd(
                                                0,
                                                new CapturedOutput(
                                                        "a".repeat(5121), "tail", 100, 1),
                                                new CapturedOutput(
                                                        "a" + "é".repeat(6000), "", 0, 0),
                                                Duration.ZERO))),
                        false);
        assertEquals(
                """
                {"type":"exec_command_end","call_id":"c","stdout":"%s","stderr":"%s","exit_code":0,"duration":{"secs":0,"nanos":0}}\
                """
                        .formatted("a".repeat(5120), "a" + "é".repeat(5119)),
                SampleEvents.text(written(event)));
    }

    @Test
    void theCutFallsBetweenCharacters() {
        assertEquals("😀".repeat(5120), FirstCharacters.of("😀".repeat(6000)));
        assertEquals("a" + "😀".repeat(5119), FirstCharacters.of("a" + "😀".repeat(6000)));
        assertEquals("日".repeat(5120), FirstCharacters.of("日".repeat(5120)));
    }

    @Test
    void anEventOfAToolCallNamesItsRequest() {
        assertEquals(
                """
                {"_meta":{"requestId":"r\\"1"},"id":"r\\"1","msg":{"type":"task_started"}}\
                """,
                joined(
                        EventParams.ofToolCall(
                                "\"r\\\"1\"".getBytes(UTF_8),
                                new TurnId("r\"1"),
                                written(new Event.TurnStarted()))));
    }

    @Test
    void anEventForAListenerNamesItsConversation() {
        assertEquals(
                """
                {"id":"0","msg":{"type":"task_started"},"conversationId":"049a0ce8-11b8-4de4-a857-64fb26ff70cc"}\
                """,
                joined(
                        EventParams.ofConversation(
                                new TurnId("0"),
                                written(new Event.TurnStarted()),
                                new ConversationId(
                                        UUID.fromString("049a0ce8-11b8-4de4-a857-64fb26ff70cc")))));
    }

    private static String joined(byte[][] pieces) {
        var text = new StringBuilder();
        for (byte[] piece : pieces) {
            text.append(SampleEvents.text(piece));
        }
        return text.toString();
    }

    @Test
    void anEventIsWrittenOnceForAllWhoHearIt() {
        Event event = new Event.Notice("hello");

        assertSame(EventJson.write(event), EventJson.write(event));
        assertNotSame(EventJson.write(delta("a")), EventJson.write(delta("a")));
    }

    private static Event delta(String text) {
        return new Event.MessageDelta(ITEM, text);
    }

    /** Returns the one {@code msg} of an event. */
    private static byte[] written(Event event) {
        byte[][] msgs = EventJson.write(event);
        assertEquals(1, msgs.length);
        return msgs[0];
    }

    private static List<String> texts(byte[][] msgs) {
        return Stream.of(msgs).map(SampleEvents::text).toList();
    }
}
