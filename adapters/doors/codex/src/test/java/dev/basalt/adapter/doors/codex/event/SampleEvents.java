package dev.basalt.adapter.doors.codex.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.approval.ApprovalQuestion;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.command.summary.ParsedCommand;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.conversation.event.CompactionCause;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.sandbox.SandboxReport;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Every kind of event, and what it is on the wire. */
public final class SampleEvents {

    /** An event, and the {@code msg} of each event that codex has for it. */
    public record Sample(Event event, List<String> msgs) {

        Sample(Event event, String... msgs) {
            this(event, List.of(msgs));
        }
    }

    private static final ItemId ITEM = new ItemId(new TurnId("0"), 1);

    private static final Path PROJ = Path.of("/proj");

    private SampleEvents() {}

    public static List<Sample> all() {
        return List.of(
                new Sample(new Event.TurnStarted(), "{\"type\":\"task_started\"}"),
                new Sample(
                        new Event.TurnEnded(new TurnOutcome.Completed(Optional.of("ok"))),
                        """
                        {"type":"task_complete","last_agent_message":"ok"}\
                        """),
                new Sample(
                        new Event.TurnEnded(new TurnOutcome.Completed(Optional.empty())),
                        """
                        {"type":"task_complete","last_agent_message":null}\
                        """),
                new Sample(
                        new Event.TurnEnded(new TurnOutcome.Interrupted()),
                        """
                        {"type":"turn_aborted","reason":"interrupted"}\
                        """),
                new Sample(
                        new Event.TurnEnded(
                                new TurnOutcome.Failed("unexpected status 404 Not Found: \"no\"")),
                        """
                        {"type":"error","message":"unexpected status 404 Not Found: \\"no\\""}\
                        """,
                        """
                        {"type":"task_complete","last_agent_message":null}\
                        """),
                new Sample(
                        new Event.Notice("retrying command without sandbox"),
                        """
                        {"type":"background_event","message":"retrying command without sandbox"}\
                        """),
                new Sample(new Event.ItemStarted(ITEM, Item.AgentMessage.EMPTY)),
                new Sample(
                        new Event.ItemCompleted(
                                ITEM, new Item.AgentMessage(List.of("hello\nyou", "two")), false),
                        """
                        {"type":"agent_message","message":"hello\\nyou"}\
                        """,
                        """
                        {"type":"agent_message","message":"two"}\
                        """),
                new Sample(
                        new Event.ItemCompleted(ITEM, new Item.AgentMessage(List.of("hel")), true)),
                new Sample(new Event.ItemStarted(ITEM, Item.Reasoning.EMPTY)),
                new Sample(
                        new Event.MessageDelta(ITEM, " \"hé\" 😀\u0001"),
                        """
                        {"type":"agent_message_delta","delta":" \\"hé\\" 😀\\u0001"}\
                        """),
                new Sample(
                        new Event.ItemCompleted(
                                ITEM,
                                new Item.Reasoning(List.of("**Plan**"), List.of("thinking hard")),
                                false),
                        """
                        {"type":"agent_reasoning","text":"**Plan**"}\
                        """,
                        """
                        {"type":"agent_reasoning_raw_content","text":"thinking hard"}\
                        """),
                new Sample(
                        new Event.SummaryDelta(ITEM, "**Pl"),
                        """
                        {"type":"agent_reasoning_delta","delta":"**Pl"}\
                        """),
                new Sample(
                        new Event.SummaryPartStarted(ITEM),
                        """
                        {"type":"agent_reasoning_section_break"}\
                        """),
                new Sample(
                        new Event.RawReasoningDelta(ITEM, "thinking"),
                        """
                        {"type":"agent_reasoning_raw_content_delta","delta":"thinking"}\
                        """),
                new Sample(
                        new Event.TokensUsed(
                                new TokenUsage(
                                        100, OptionalLong.of(10), 20, OptionalLong.of(5), 120)),
                        """
                        {"type":"token_count","input_tokens":100,"cached_input_tokens":10,"output_tokens":20,"reasoning_output_tokens":5,"total_tokens":120}\
                        """),
                new Sample(
                        new Event.TokensUsed(
                                new TokenUsage(
                                        1, OptionalLong.empty(), 2, OptionalLong.empty(), 3)),
                        """
                        {"type":"token_count","input_tokens":1,"cached_input_tokens":null,"output_tokens":2,"reasoning_output_tokens":null,"total_tokens":3}\
                        """),
                new Sample(
                        new Event.TokensUsed(
                                new TokenUsage(1, OptionalLong.empty(), 2, OptionalLong.empty(), 3)
                                        .costing(new BigDecimal("0.0125"))),
                        """
                        {"type":"token_count","input_tokens":1,"cached_input_tokens":null,"output_tokens":2,"reasoning_output_tokens":null,"total_tokens":3,"cost_usd":0.0125}\
                        """),
                new Sample(
                        new Event.ApprovalRequested(
                                ITEM,
                                new ApprovalQuestion.RunCommand(
                                        "c1", List.of("git", "init"), PROJ, Optional.empty())),
                        """
                        {"type":"exec_approval_request","call_id":"c1","command":["git","init"],"cwd":"/proj"}\
                        """),
                new Sample(
                        new Event.ApprovalRequested(
                                ITEM,
                                new ApprovalQuestion.RunCommand(
                                        "c1", List.of("touch", "n"), PROJ, Optional.of("need it"))),
                        """
                        {"type":"exec_approval_request","call_id":"c1","command":["touch","n"],"cwd":"/proj","reason":"need it"}\
                        """),
                new Sample(
                        new Event.ApprovalRequested(
                                ITEM,
                                new ApprovalQuestion.ApplyPatch(
                                        "c2", changes(), Optional.empty(), Optional.empty())),
                        """
                        {"type":"apply_patch_approval_request","call_id":"c2","changes":{"/proj/n1.txt":{"add":{"content":"n\\n"}},"/proj/d.txt":"delete","/proj/a.txt":{"update":{"unified_diff":"@@ -1 +1 @@\\n-A\\n+B\\n","move_path":null}},"/proj/m.txt":{"update":{"unified_diff":"","move_path":"/proj/b.txt"}}}}\
                        """),
                new Sample(
                        new Event.ApprovalRequested(
                                ITEM,
                                new ApprovalQuestion.ApplyPatch(
                                        "c2", Map.of(), Optional.of("why"), Optional.of(PROJ))),
                        """
                        {"type":"apply_patch_approval_request","call_id":"c2","changes":{},"reason":"why","grant_root":"/proj"}\
                        """),
                new Sample(
                        new Event.ItemStarted(
                                ITEM,
                                new Item.CommandExecution(
                                        "c6",
                                        List.of("x"),
                                        Path.of("sub"),
                                        parsed(),
                                        Optional.empty())),
                        """
                        {"type":"exec_command_begin","call_id":"c6","command":["x"],"cwd":"sub","parsed_cmd":[{"Read":{"cmd":"cat b.txt","name":"b.txt"}},{"ListFiles":{"cmd":"ls d","path":"d"}},{"ListFiles":{"cmd":"ls","path":null}},{"Search":{"cmd":"grep -rn B d","query":"B","path":"d"}},{"Search":{"cmd":"rg --files d","query":null,"path":"d"}},{"Format":{"cmd":"cargo fmt","tool":"cargo fmt","targets":null}},{"Format":{"cmd":"prettier a b","tool":"prettier","targets":["a","b"]}},{"Test":{"cmd":"pytest"}},{"Lint":{"cmd":"eslint .","tool":"eslint","targets":["."]}},{"Noop":{"cmd":"true"}},{"Unknown":{"cmd":""}}]}\
                        """),
                new Sample(
                        new Event.OutputDelta(
                                ITEM,
                                "c\"7",
                                OutputStreamName.STDOUT,
                                bytes(0, 9, 10, 97, 100, 128, 255)),
                        """
                        {"type":"exec_command_output_delta","call_id":"c\\"7","stream":"stdout","chunk":[0,9,10,97,100,128,255]}\
                        """),
                new Sample(
                        new Event.OutputDelta(ITEM, "c8", OutputStreamName.STDERR, bytes()),
                        """
                        {"type":"exec_command_output_delta","call_id":"c8","stream":"stderr","chunk":[]}\
                        """),
                new Sample(
                        new Event.ItemCompleted(
                                ITEM,
                                new Item.CommandExecution(
                                        "c8",
                                        List.of(),
                                        PROJ,
                                        List.of(),
                                        Optional.of(
                                                new CommandEnd(
                                                        -1,
                                                        new CapturedOutput("out\n", "", 0, 0),
                                                        CapturedOutput.EMPTY,
                                                        Duration.ofNanos(3_002_233_958L)))),
                                false),
                        """
                        {"type":"exec_command_end","call_id":"c8","stdout":"out\\n","stderr":"","exit_code":-1,"duration":{"secs":3,"nanos":2233958}}\
                        """),
                new Sample(
                        new Event.ItemStarted(
                                ITEM,
                                new Item.FileChanges(
                                        "p1",
                                        Map.of(
                                                Path.of("/proj/a.txt"),
                                                new FileChange.Delete("gone\n")),
                                        true,
                                        Optional.empty())),
                        """
                        {"type":"patch_apply_begin","call_id":"p1","auto_approved":true,"changes":{"/proj/a.txt":"delete"}}\
                        """),
                new Sample(
                        new Event.ItemCompleted(
                                ITEM,
                                new Item.FileChanges(
                                        "p1",
                                        Map.of(),
                                        true,
                                        Optional.of(new Item.PatchResult(true, "Success.\n", ""))),
                                false),
                        """
                        {"type":"patch_apply_end","call_id":"p1","stdout":"Success.\\n","stderr":"","success":true}\
                        """),
                new Sample(
                        new Event.DiffChanged("diff --git a/a b/a\n"),
                        """
                        {"type":"turn_diff","unified_diff":"diff --git a/a b/a\\n"}\
                        """),
                new Sample(
                        new Event.PlanChanged(
                                Optional.of("why"),
                                List.of(
                                        new PlanStep("one", PlanStep.Status.COMPLETED),
                                        new PlanStep("two", PlanStep.Status.IN_PROGRESS),
                                        new PlanStep("three", PlanStep.Status.PENDING))),
                        """
                        {"type":"plan_update","explanation":"why","plan":[{"step":"one","status":"completed"},{"step":"two","status":"in_progress"},{"step":"three","status":"pending"}]}\
                        """),
                new Sample(
                        new Event.PlanChanged(Optional.empty(), List.of()),
                        """
                        {"type":"plan_update","explanation":null,"plan":[]}\
                        """),
                new Sample(
                        new Event.HistoryCompacted(CompactionCause.REQUESTED),
                        """
                        {"type":"agent_message","message":"Compact task completed"}\
                        """),
                new Sample(new Event.HistoryCompacted(CompactionCause.CONTEXT_FULL)));
    }

    /** Returns the one {@code msg} that is no event of a turn. */
    public static byte[] sessionConfigured() {
        return EventJson.sessionConfigured(
                new ConversationId(UUID.fromString("049a0ce8-11b8-4de4-a857-64fb26ff70cc")),
                "gpt-5",
                new MessageHistory.Log(15346536L, 2),
                new SandboxReport("landlock", "configured", List.of("chmod outside"), List.of()));
    }

    private static Map<Path, FileChange> changes() {
        var changes = new LinkedHashMap<Path, FileChange>();
        changes.put(Path.of("/proj/n1.txt"), new FileChange.Add("n\n"));
        changes.put(Path.of("/proj/d.txt"), new FileChange.Delete("gone\n"));
        changes.put(
                Path.of("/proj/a.txt"),
                new FileChange.Update("@@ -1 +1 @@\n-A\n+B\n", Optional.empty()));
        changes.put(
                Path.of("/proj/m.txt"),
                new FileChange.Update("", Optional.of(Path.of("/proj/b.txt"))));
        return changes;
    }

    private static List<ParsedCommand> parsed() {
        return List.of(
                new ParsedCommand.Read("cat b.txt", "b.txt"),
                new ParsedCommand.ListFiles("ls d", Optional.of("d")),
                new ParsedCommand.ListFiles("ls", Optional.empty()),
                new ParsedCommand.Search("grep -rn B d", Optional.of("B"), Optional.of("d")),
                new ParsedCommand.Search("rg --files d", Optional.empty(), Optional.of("d")),
                new ParsedCommand.Format("cargo fmt", "cargo fmt", Optional.empty()),
                new ParsedCommand.Format(
                        "prettier a b", "prettier", Optional.of(List.of("a", "b"))),
                new ParsedCommand.Test("pytest"),
                new ParsedCommand.Lint("eslint .", "eslint", Optional.of(List.of("."))),
                new ParsedCommand.Noop("true"),
                new ParsedCommand.Unknown(""));
    }

    static Bytes bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.copyOf(bytes, 0, bytes.length);
    }

    static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
