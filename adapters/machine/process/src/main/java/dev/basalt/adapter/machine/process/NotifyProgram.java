package dev.basalt.adapter.machine.process;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.domain.conversation.TurnNotifier;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the program that {@code notify} names, with one more argument that tells of the turn as
 * JSON. It has no streams: standard output belongs to the protocol. It may outlive the server.
 */
public final class NotifyProgram implements TurnNotifier {

    private static final System.Logger LOG = System.getLogger(NotifyProgram.class.getName());

    /** Linux takes no argument of 128 KiB or more. */
    private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

    /** So many characters fit, however they are escaped. */
    private static final int SHORTENED = 20_000;

    private final JsonMapper json;

    public NotifyProgram(JsonMapper json) {
        this.json = json;
    }

    /** The argument; names and order are codex 0.23.0's. */
    private record Notice(
            String type,
            @JsonProperty("turn-id") String turnId,
            @JsonProperty("input-messages") List<String> inputMessages,
            @JsonProperty("last-assistant-message") @Nullable String lastAssistantMessage) {

        static Notice of(CompletedTurn turn) {
            return new Notice(
                    "agent-turn-complete",
                    turn.turn().value(),
                    turn.inputMessages(),
                    turn.lastAgentMessage().orElse(null));
        }

        /** Returns what matters most of it, cut. */
        Notice shortened() {
            return new Notice(
                    type,
                    turnId,
                    List.of(),
                    lastAssistantMessage == null || lastAssistantMessage.length() <= SHORTENED
                            ? lastAssistantMessage
                            : lastAssistantMessage.substring(0, SHORTENED) + "…");
        }
    }

    @Override
    public void completed(List<String> command, CompletedTurn turn) {
        ProcessBuilder program =
                new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(argument(turn))).toList());
        program.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        program.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        program.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process _ = program.start();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "notify: {0} can''t be started",
                    command.getFirst());
        }
    }

    private String argument(CompletedTurn turn) {
        Notice notice = Notice.of(turn);
        byte[] whole = json.writeValueAsBytes(notice);
        return whole.length <= LONGEST_ARGUMENT
                ? new String(whole, StandardCharsets.UTF_8)
                : json.writeValueAsString(notice.shortened());
    }
}
