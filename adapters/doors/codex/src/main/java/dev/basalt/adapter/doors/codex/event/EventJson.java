package dev.basalt.adapter.doors.codex.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.type.WireSandboxReport;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.sandbox.SandboxReport;

import java.util.Arrays;
import java.util.List;

/**
 * Writes events. Those that come by the thousand (text as the model writes it, a command's output)
 * are put together by hand, which costs a tenth of mapping them.
 */
public final class EventJson {

    /** Every {@code msg} begins like this. */
    private static final byte[] TYPE = ascii("{\"type\":\"");

    private static final byte[] MESSAGE = ascii("{\"type\":\"agent_message_delta\",\"delta\":\"");
    private static final byte[] REASONING =
            ascii("{\"type\":\"agent_reasoning_delta\",\"delta\":\"");
    private static final byte[] RAW_REASONING =
            ascii("{\"type\":\"agent_reasoning_raw_content_delta\",\"delta\":\"");
    private static final byte[] TEXT_END = ascii("\"}");

    private static final byte[] OUTPUT =
            ascii("{\"type\":\"exec_command_output_delta\",\"call_id\":\"");
    private static final byte[] STDOUT_CHUNK = ascii("\",\"stream\":\"stdout\",\"chunk\":[");
    private static final byte[] STDERR_CHUNK = ascii("\",\"stream\":\"stderr\",\"chunk\":[");

    private static final byte[][] NOTHING = {};

    /** A thread reports an event to one listener after the other, so it is written but once. */
    private static final ThreadLocal<Written> LAST = new ThreadLocal<>();

    private static final class Written {

        private final Event event;
        private final byte[][] msgs;

        Written(Event event) {
            this.event = event;
            this.msgs = json(event);
        }

        /** Returns whether it is this very event; an equal one is not looked for. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Event other) {
            return event == other;
        }
    }

    private EventJson() {}

    /**
     * Returns the {@code msg} of each event that codex has for this one, in order. The arrays are
     * shared and must not be written to.
     */
    public static byte[][] write(Event event) {
        Written last = LAST.get();
        if (last == null || !last.isOf(event)) {
            last = new Written(event);
            LAST.set(last);
        }
        return last.msgs;
    }

    /** Returns the {@code msg} that says that a conversation has begun. */
    public static byte[] sessionConfigured(
            ConversationId conversation,
            String model,
            MessageHistory.Log history,
            SandboxReport sandbox) {
        return WireWriter.write(
                new EventMsg.SessionConfiguredEvent(
                        conversation,
                        model,
                        history.id(),
                        history.entries(),
                        WireSandboxReport.of(sandbox)));
    }

    private static byte[][] json(Event event) {
        return switch (event) {
            case Event.MessageDelta(_, var text) -> one(text(MESSAGE, text));
            case Event.SummaryDelta(_, var text) -> one(text(REASONING, text));
            case Event.RawReasoningDelta(_, var text) -> one(text(RAW_REASONING, text));
            case Event.OutputDelta(_, var callId, var stream, var chunk) ->
                    one(output(callId, stream, chunk));
            case Event other -> all(EventMapping.toWire(other));
        };
    }

    private static byte[][] one(byte[] msg) {
        return new byte[][] {msg};
    }

    private static byte[][] all(List<EventMsg> events) {
        if (events.isEmpty()) {
            return NOTHING;
        }
        byte[][] msgs = new byte[events.size()][];
        for (int i = 0; i < msgs.length; i++) {
            msgs[i] = WireWriter.write(events.get(i));
        }
        return msgs;
    }

    /** Returns the type that a written {@code msg} names. */
    public static String type(byte[] msg) {
        int end = TYPE.length;
        while (msg[end] != '"') {
            end++;
        }
        return new String(msg, TYPE.length, end - TYPE.length, ISO_8859_1);
    }

    private static byte[] text(byte[] start, String text) {
        byte[] quoted = JsonOutput.quote(text);
        byte[] json = Arrays.copyOf(start, start.length + quoted.length + TEXT_END.length);
        System.arraycopy(quoted, 0, json, start.length, quoted.length);
        System.arraycopy(TEXT_END, 0, json, start.length + quoted.length, TEXT_END.length);
        return json;
    }

    private static byte[] output(String callId, OutputStreamName stream, Bytes chunk) {
        byte[] quoted = JsonOutput.quote(callId);
        byte[] middle = stream == OutputStreamName.STDOUT ? STDOUT_CHUNK : STDERR_CHUNK;
        int longest = OUTPUT.length + quoted.length + middle.length + 4 * chunk.length() + 2;
        byte[] json = Arrays.copyOf(OUTPUT, longest);
        int end = OUTPUT.length;
        System.arraycopy(quoted, 0, json, end, quoted.length);
        end += quoted.length;
        System.arraycopy(middle, 0, json, end, middle.length);
        end += middle.length;
        for (int i = 0; i < chunk.length(); i++) {
            if (i > 0) {
                json[end++] = ',';
            }
            end = number(chunk.at(i) & 0xff, json, end);
        }
        json[end++] = ']';
        json[end++] = '}';
        return Arrays.copyOf(json, end);
    }

    private static int number(int value, byte[] target, int end) {
        if (value >= 100) {
            target[end++] = (byte) ('0' + value / 100);
        }
        if (value >= 10) {
            target[end++] = (byte) ('0' + value / 10 % 10);
        }
        target[end++] = (byte) ('0' + value % 10);
        return end;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
