package dev.basalt.adapter.doors.codex.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.SubmissionId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class EventJsonTest {

    static List<SampleEvents.Sample> samples() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventLooksAsCodexWritesIt(SampleEvents.Sample sample) {
        assertEquals(sample.msg(), SampleEvents.text(EventJson.write(sample.event())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenByHandIsWhatTheRecordSays(SampleEvents.Sample sample) {
        assertEquals(
                sample.msg(),
                SampleEvents.text(WireWriter.write(EventMapping.toWire(sample.event()))));
    }

    @Test
    void thereIsASampleOfEveryEvent() {
        assertEquals(
                Set.of(Event.class.getPermittedSubclasses()),
                SampleEvents.all().stream()
                        .map(sample -> sample.event().getClass())
                        .collect(toSet()));
    }

    @Test
    void tellsTheTypeOfWhatWasWritten() {
        assertEquals(
                "agent_message_delta",
                EventJson.type(EventJson.write(new Event.AgentMessageDelta("x"))));
        assertEquals("task_started", EventJson.type(EventJson.write(new Event.TaskStarted())));
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals(
                """
                {"type":"agent_message_delta","delta":"a\uFFFD"}\
                """,
                SampleEvents.text(EventJson.write(new Event.AgentMessageDelta("a\ud83d"))));
        assertEquals(
                """
                {"type":"agent_message","message":"\uFFFDb\uFFFD😀"}\
                """,
                SampleEvents.text(
                        EventJson.write(new Event.AgentMessage("\ude00b\ud83d\ud83d\ude00"))));
    }

    @Test
    void theEndOfACommandShowsTheFirst5120BytesOfEachStream() {
        var event =
                new Event.ExecCommandEnd(
                        "c",
                        new CapturedOutput("a".repeat(5121), "tail", 100, 1),
                        new CapturedOutput("a" + "é".repeat(6000), "", 0, 0),
                        0,
                        Duration.ZERO);
        assertEquals(
                """
                {"type":"exec_command_end","call_id":"c","stdout":"%s","stderr":"%s","exit_code":0,"duration":{"secs":0,"nanos":0}}\
                """
                        .formatted("a".repeat(5120), "a" + "é".repeat(5119)),
                SampleEvents.text(EventJson.write(event)));
    }

    @Test
    void theCutFallsBetweenCharacters() {
        assertEquals("😀".repeat(5120), FirstCharacters.of("😀".repeat(6000)));
        assertEquals("a" + "😀".repeat(5119), FirstCharacters.of("a" + "😀".repeat(6000)));
        assertEquals("日".repeat(5120), FirstCharacters.of("日".repeat(5120)));
    }

    @Test
    void aToolCallHearsWhichRequestItBelongsTo() {
        assertEquals(
                """
                {"_meta":{"requestId":"r\\"1"},"id":"r\\"1","msg":{"type":"task_started"}}\
                """,
                joined(
                        EventParams.ofToolCall(
                                "\"r\\\"1\"".getBytes(UTF_8),
                                new SubmissionId("r\"1"),
                                EventJson.write(new Event.TaskStarted()))));
    }

    @Test
    void aListenerHearsWhichConversationItBelongsTo() {
        assertEquals(
                """
                {"id":"0","msg":{"type":"task_started"},"conversationId":"049a0ce8-11b8-4de4-a857-64fb26ff70cc"}\
                """,
                joined(
                        EventParams.ofConversation(
                                new SubmissionId("0"),
                                EventJson.write(new Event.TaskStarted()),
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
        Event event = new Event.AgentMessage("hello");

        assertSame(EventJson.write(event), EventJson.write(event));
        assertNotSame(
                EventJson.write(new Event.AgentMessageDelta("a")),
                EventJson.write(new Event.AgentMessageDelta("a")));
    }
}
