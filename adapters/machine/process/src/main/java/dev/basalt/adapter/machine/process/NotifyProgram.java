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
 * Starts the program configured as {@code notify}, with one more argument: the completed turn as
 * JSON. Its standard streams are /dev/null, since standard output belongs to the protocol. It may
 * outlive the server. Thread-safe.
 */
public final class NotifyProgram implements TurnNotifier {

    private static final System.Logger LOG = System.getLogger(NotifyProgram.class.getName());

    /** In bytes. Linux doesn't accept an argument of 128 KiB or more. */
    private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

    /** In characters. This many fit, however they are escaped. */
    private static final int SHORTENED = 20_000;

    /** The argument, with the names and order of codex 0.23.0. */
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

        /** Returns a notice without the input messages and with a shortened last message. */
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
            LOG.log(System.Logger.Level.WARNING, "notify: cannot start {0}", command.getFirst());
        }
    }

    private String argument(CompletedTurn turn) {
        Notice notice = Notice.of(turn);
        byte[] whole = JsonMapper.shared().writeValueAsBytes(notice);
        return whole.length <= LONGEST_ARGUMENT
                ? new String(whole, StandardCharsets.UTF_8)
                : JsonMapper.shared().writeValueAsString(notice.shortened());
    }
}
