package dev.basalt.adapter.doors.codex.event.later;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.command.summary.ParsedCommand;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.conversation.event.CompactionCause;
import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.time.Time;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The texts are what codex 0.153.4 sends in the same case, without what Basalt does not have. */
class LaterEventsTest {

    private static final ConversationId CONVERSATION = new ConversationId(new UUID(0, 1));
    private static final TurnId TURN = new TurnId("7");
    private static final ItemId ITEM = new ItemId(TURN, 1);
    private static final TokenUsage USAGE =
            new TokenUsage(
                    100,
                    OptionalLong.of(10),
                    new TokenUsage.CacheWrites(OptionalLong.of(30), OptionalLong.empty()),
                    20,
                    OptionalLong.empty(),
                    120);

    private long now = 1_796_076_259_469L;

    private final LaterEvents events =
            new LaterEvents(
                    () -> "go",
                    new Time() {
                        @Override
                        public Instant now() {
                            return Instant.ofEpochMilli(now);
                        }

                        @Override
                        public long nanos() {
                            throw new AssertionError("not asked for");
                        }

                        @Override
                        public boolean sleep(Duration duration, Cancellation cancellation) {
                            throw new AssertionError("not asked for");
                        }
                    },
                    _ ->
                            new LaterEvents.Figures(
                                    ConversationUsage.NONE.plus(USAGE).plus(USAGE),
                                    OptionalLong.of(258_400)));

    private String msgs(Event event) {
        StringBuilder lines = new StringBuilder();
        events.of(new ConversationEvent(CONVERSATION, TURN, event))
                .forEach(
                        msg -> lines.append(new String(WireWriter.write(msg), UTF_8)).append('\n'));
        return lines.toString()
                .replace("\"thread_id\":\"" + CONVERSATION + "\",\"turn_id\":\"7\"", "THREAD");
    }

    @Test
    void aTurnBeginsWithWhatTheUserSaid() {
        assertEquals(
                """
                {"type":"task_started","turn_id":"7","started_at":1796076259,\
                "model_context_window":258400,"collaboration_mode_kind":"default"}
                {"type":"item_started",THREAD,"item":{"type":"UserMessage","id":"user-7",\
                "content":[{"type":"text","text":"go","text_elements":[]}]},\
                "started_at_ms":1796076259469}
                {"type":"item_completed",THREAD,"item":{"type":"UserMessage","id":"user-7",\
                "content":[{"type":"text","text":"go","text_elements":[]}]},\
                "started_at_ms":1796076259469,"completed_at_ms":1796076259469}
                {"type":"user_message","message":"go","images":[],"local_images":[],"audio":[],\
                "local_audio":[],"text_elements":[]}
                """,
                msgs(new Event.TurnStarted()));
    }

    @Test
    void aTurnEndsWithTheTimeThatItTook() {
        msgs(new Event.TurnStarted());
        now += 3_706;

        assertEquals(
                """
                {"type":"task_complete","turn_id":"7","last_agent_message":"done",\
                "started_at":1796076259,"completed_at":1796076263,"duration_ms":3706}
                """,
                msgs(new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("done")))));
        assertEquals(
                """
                {"type":"turn_aborted","turn_id":"7","reason":"interrupted",\
                "started_at":1796076259,"completed_at":1796076263,"duration_ms":3706}
                """,
                msgs(new Event.TurnEnded(new TurnOutcome.Interrupted())));
        assertEquals(
                """
                {"type":"error","message":"no","codex_error_info":"other"}
                """,
                msgs(new Event.TurnEnded(new TurnOutcome.Failed("no"))));
    }

    @Test
    void aMessageIsAnItemWithDeltas() {
        String started = msgs(new Event.ItemStarted(ITEM, Item.AgentMessage.EMPTY));
        String delta = msgs(new Event.MessageDelta(ITEM, "hello "));
        now += 5;
        String completed =
                msgs(
                        new Event.ItemCompleted(
                                ITEM, new Item.AgentMessage(List.of("hello world")), false));

        assertEquals(
                """
                {"type":"item_started",THREAD,"item":{"type":"AgentMessage","id":"7.1",\
                "content":[{"type":"Text","text":""}]},"started_at_ms":1796076259469}
                """,
                started);
        assertEquals(
                """
                {"type":"agent_message_content_delta",THREAD,"item_id":"7.1","delta":"hello "}
                """,
                delta);
        assertEquals(
                """
                {"type":"item_completed",THREAD,"item":{"type":"AgentMessage","id":"7.1",\
                "content":[{"type":"Text","text":"hello world"}]},\
                "started_at_ms":1796076259469,"completed_at_ms":1796076259474}
                {"type":"agent_message","message":"hello world","phase":null,\
                "memory_citation":null}
                """,
                completed);
    }

    @Test
    void theSummaryOfAReasoningHasNumberedParts() {
        String all =
                msgs(new Event.SummaryPartStarted(ITEM))
                        + msgs(new Event.SummaryDelta(ITEM, "a"))
                        + msgs(new Event.SummaryPartStarted(ITEM))
                        + msgs(new Event.SummaryDelta(ITEM, "b"))
                        + msgs(new Event.RawReasoningDelta(ITEM, "c"))
                        + msgs(
                                new Event.ItemCompleted(
                                        ITEM,
                                        new Item.Reasoning(List.of("a", "b"), List.of("c")),
                                        false));

        assertEquals(
                """
                {"type":"agent_reasoning_section_break","item_id":"7.1","summary_index":0}
                {"type":"reasoning_content_delta",THREAD,"item_id":"7.1","delta":"a",\
                "summary_index":0}
                {"type":"agent_reasoning_section_break","item_id":"7.1","summary_index":1}
                {"type":"reasoning_content_delta",THREAD,"item_id":"7.1","delta":"b",\
                "summary_index":1}
                {"type":"reasoning_raw_content_delta",THREAD,"item_id":"7.1","delta":"c",\
                "content_index":0}
                {"type":"item_completed",THREAD,"item":{"type":"Reasoning","id":"7.1",\
                "summary_text":["a","b"],"raw_content":["c"]},\
                "started_at_ms":1796076259469,"completed_at_ms":1796076259469}
                {"type":"agent_reasoning","text":"a"}
                {"type":"agent_reasoning","text":"b"}
                {"type":"agent_reasoning_raw_content","text":"c"}
                """,
                all);
    }

    @Test
    void anItemThatBrokeOffIsNotReported() {
        assertEquals(
                "",
                msgs(new Event.ItemCompleted(ITEM, new Item.AgentMessage(List.of("hel")), true)));
    }

    @Test
    void aCommandIsAnItemAndEvents() {
        var command =
                new Item.CommandExecution(
                        "c2",
                        List.of("ls"),
                        Path.of("/a b"),
                        List.of(new ParsedCommand.Unknown("ls")),
                        Optional.empty());
        String started = msgs(new Event.ItemStarted(ITEM, command));
        String output =
                msgs(
                        new Event.OutputDelta(
                                ITEM,
                                "c2",
                                OutputStreamName.STDOUT,
                                Bytes.copyOf("hi\n".getBytes(UTF_8), 0, 3)));
        now += 900;
        String ended =
                msgs(
                        new Event.ItemCompleted(
                                ITEM,
                                command.endedWith(
                                        new CommandEnd(
                                                3,
                                                new CapturedOutput("hi\n", "", 0, 0),
                                                new CapturedOutput("err\n", "", 0, 0),
                                                Duration.ofMillis(942))),
                                false));

        assertEquals(
                """
                {"type":"item_started",THREAD,"item":{"type":"CommandExecution","id":"c2",\
                "command":["ls"],"cwd":"file:///a%20b",\
                "parsed_cmd":[{"type":"unknown","cmd":"ls"}],"source":"agent",\
                "status":"in_progress"},"started_at_ms":1796076259469}
                {"type":"exec_command_begin","call_id":"c2","turn_id":"7",\
                "started_at_ms":1796076259469,"command":["ls"],"cwd":"file:///a%20b",\
                "parsed_cmd":[{"type":"unknown","cmd":"ls"}],"source":"agent"}
                """,
                started);
        assertEquals(
                """
                {"type":"exec_command_output_delta","call_id":"c2","stream":"stdout",\
                "chunk":"aGkK"}
                """,
                output);
        assertEquals(
                """
                {"type":"item_completed",THREAD,"item":{"type":"CommandExecution","id":"c2",\
                "command":["ls"],"cwd":"file:///a%20b",\
                "parsed_cmd":[{"type":"unknown","cmd":"ls"}],"source":"agent",\
                "status":"failed","stdout":"hi\\n","stderr":"err\\n",\
                "aggregated_output":"hi\\nerr\\n","exit_code":3,\
                "duration":{"secs":0,"nanos":942000000},"formatted_output":"hi\\nerr\\n"},\
                "started_at_ms":1796076259469,"completed_at_ms":1796076260369}
                {"type":"exec_command_end","call_id":"c2","turn_id":"7",\
                "completed_at_ms":1796076260369,"command":["ls"],"cwd":"file:///a%20b",\
                "parsed_cmd":[{"type":"unknown","cmd":"ls"}],"source":"agent",\
                "stdout":"hi\\n","stderr":"err\\n","aggregated_output":"hi\\nerr\\n",\
                "exit_code":3,"duration":{"secs":0,"nanos":942000000},\
                "formatted_output":"hi\\nerr\\n","status":"failed"}
                """,
                ended);
    }

    @Test
    void aPatchIsAnItemAndEvents() {
        var patch =
                new Item.FileChanges(
                        "c5",
                        Map.of(Path.of("/w/n.txt"), new FileChange.Add("x\n")),
                        true,
                        Optional.empty());

        assertEquals(
                """
                {"type":"item_started",THREAD,"item":{"type":"FileChange","id":"c5",\
                "changes":{"/w/n.txt":{"type":"add","content":"x\\n"}},"auto_approved":true},\
                "started_at_ms":1796076259469}
                {"type":"patch_apply_begin","call_id":"c5","turn_id":"7","auto_approved":true,\
                "changes":{"/w/n.txt":{"type":"add","content":"x\\n"}}}
                {"type":"item_completed",THREAD,"item":{"type":"FileChange","id":"c5",\
                "changes":{"/w/n.txt":{"type":"add","content":"x\\n"}},"status":"completed",\
                "stdout":"Success.","stderr":""},\
                "started_at_ms":1796076259469,"completed_at_ms":1796076259469}
                {"type":"patch_apply_end","call_id":"c5","turn_id":"7","stdout":"Success.",\
                "stderr":"","success":true,\
                "changes":{"/w/n.txt":{"type":"add","content":"x\\n"}},"status":"completed"}
                """,
                msgs(new Event.ItemStarted(ITEM, patch))
                        + msgs(
                                new Event.ItemCompleted(
                                        ITEM,
                                        patch.endedWith(new Item.PatchResult(true, "Success.", "")),
                                        false)));
    }

    @Test
    void anApprovalRequestNamesTheDecisionsThatThereAre() {
        assertEquals(
                """
                {"type":"exec_approval_request","kind":"command","call_id":"c2","turn_id":"7",\
                "started_at_ms":1796076259469,"command":["touch","a"],"cwd":"/w",\
                "reason":"need it",\
                "available_decisions":["approved","approved_for_session","denied","abort"],\
                "parsed_cmd":[{"type":"unknown","cmd":"touch a"}]}
                """,
                msgs(
                        new Event.ApprovalRequested(
                                ITEM,
                                new ApprovalQuestion.RunCommand(
                                        "c2",
                                        List.of("touch", "a"),
                                        Path.of("/w"),
                                        Optional.of("need it")))));
    }

    @Test
    void usageIsThatOfTheConversationAndOfTheLastResponse() {
        assertEquals(
                """
                {"type":"token_count","info":{\
                "total_token_usage":{"input_tokens":200,"cached_input_tokens":20,\
                "cache_write_input_tokens":60,"output_tokens":40,"reasoning_output_tokens":0,\
                "total_tokens":240},\
                "last_token_usage":{"input_tokens":100,"cached_input_tokens":10,\
                "cache_write_input_tokens":30,"output_tokens":20,"reasoning_output_tokens":0,\
                "total_tokens":120},"model_context_window":258400},"rate_limits":null}
                """,
                msgs(new Event.TokensUsed(USAGE)));
    }

    @Test
    void otherEventsHaveTheirNames() {
        assertEquals(
                """
                {"type":"warning","message":"careful"}
                {"type":"turn_diff","unified_diff":"diff"}
                {"type":"plan_update","explanation":null,\
                "plan":[{"step":"a","status":"in_progress"}]}
                {"type":"context_compacted"}
                """,
                msgs(new Event.Notice("careful"))
                        + msgs(new Event.DiffChanged("diff"))
                        + msgs(
                                new Event.PlanChanged(
                                        Optional.empty(),
                                        List.of(new PlanStep("a", PlanStep.Status.IN_PROGRESS))))
                        + msgs(new Event.HistoryCompacted(CompactionCause.CONTEXT_FULL)));
    }
}
