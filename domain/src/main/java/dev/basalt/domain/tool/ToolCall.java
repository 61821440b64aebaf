package dev.basalt.domain.tool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A call of a tool, as the model made it. */
public sealed interface ToolCall {

    /** Returns the id that events and the output name the call by. */
    String callId();

    /** Returns what the model wrote for the tool, as text. */
    String arguments();

    /**
     * The call of a function.
     *
     * @param arguments JSON text, not necessarily well-formed
     */
    record Function(String callId, String name, String arguments) implements ToolCall {}

    /**
     * The call of a free-form tool.
     *
     * @param arguments the input, plain text
     */
    record FreeForm(String callId, String name, String arguments) implements ToolCall {}

    /**
     * The call of a provider's own shell tool.
     *
     * @param command the argument list, possibly empty
     * @param directory where to run it, as the model wrote it: not necessarily a path
     */
    record LocalShell(
            String callId,
            List<String> command,
            Optional<Duration> timeout,
            Optional<String> directory)
            implements ToolCall {
        public LocalShell {
            command = List.copyOf(command);
        }

        /** The command, its arguments separated by blanks and not quoted. */
        @Override
        public String arguments() {
            return String.join(" ", command);
        }
    }
}
