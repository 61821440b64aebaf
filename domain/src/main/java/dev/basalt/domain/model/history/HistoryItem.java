package dev.basalt.domain.model.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of the history of a conversation, in no provider's format. Ids, encrypted parts and
 * states are the provider's and are handed back as they came. A state is what else the provider
 * sent with an item and wants back with it, as the adapter that read it has written it down; only
 * the provider and the model that it is from are sent it again.
 */
public sealed interface HistoryItem {

    record Message(
            Optional<String> id, Role role, List<ContentPart> content, Optional<String> state)
            implements HistoryItem {
        public Message {
            content = List.copyOf(content);
        }

        /** A message without a state. */
        public Message(Optional<String> id, Role role, List<ContentPart> content) {
            this(id, role, content, Optional.empty());
        }

        public static Message user(String text) {
            return of(Role.USER, text);
        }

        /** Returns its texts, without images. */
        public String text() {
            return content.stream()
                    .filter(ContentPart.Text.class::isInstance)
                    .map(part -> ((ContentPart.Text) part).text())
                    .collect(Collectors.joining("\n"));
        }

        public static Message developer(String text) {
            return of(Role.DEVELOPER, text);
        }

        private static Message of(Role role, String text) {
            return new Message(Optional.empty(), role, List.of(new ContentPart.Text(text)));
        }
    }

    /**
     * The reasoning of the model before a message or a call.
     *
     * @param summary what the provider shows of the reasoning, part by part
     * @param content the reasoning itself, where the provider gives it
     * @param encrypted only for the provider, which continues from it
     */
    record Reasoning(
            Optional<String> id,
            List<String> summary,
            List<String> content,
            Optional<String> encrypted)
            implements HistoryItem {
        public Reasoning {
            summary = List.copyOf(summary);
            content = List.copyOf(content);
        }
    }

    /**
     * A call of a tool by the model.
     *
     * @param arguments as the model wrote them: JSON text, not necessarily well-formed
     */
    record FunctionCall(
            Optional<String> id,
            String callId,
            String name,
            String arguments,
            Optional<String> state)
            implements HistoryItem {

        /** A call without a state. */
        public FunctionCall(Optional<String> id, String callId, String name, String arguments) {
            this(id, callId, name, arguments, Optional.empty());
        }

        public FunctionCall withoutState() {
            return new FunctionCall(id, callId, name, arguments);
        }

        /** Returns the same call of another name and with other arguments. */
        public FunctionCall with(String otherName, String otherArguments) {
            return new FunctionCall(id, callId, otherName, otherArguments, state);
        }
    }

    /**
     * The output of a call. The content is texts and images, in order; success says whether the
     * call did what the model wanted.
     */
    sealed interface Output extends HistoryItem {

        String callId();

        List<ContentPart> content();

        boolean success();

        /** Returns the texts of the content, one below the other. */
        default String text() {
            return ContentPart.text(content());
        }
    }

    /** The output of a {@link FunctionCall} or a {@link LocalShellCall}. */
    record FunctionOutput(String callId, List<ContentPart> content, boolean success)
            implements Output {
        public FunctionOutput {
            content = List.copyOf(content);
        }

        /** The output of a call that succeeded with nothing but a text. */
        public FunctionOutput(String callId, String text) {
            this(callId, List.of(new ContentPart.Text(text)), true);
        }
    }

    /**
     * A call of the provider's own shell tool.
     *
     * @param directory where to run it, as the model wrote it: not necessarily a path
     */
    record LocalShellCall(
            Optional<String> id,
            Optional<String> callId,
            String status,
            List<String> command,
            Optional<Duration> timeout,
            Optional<String> directory)
            implements HistoryItem {
        public LocalShellCall {
            command = List.copyOf(command);
        }

        /** Returns the id that its output has to carry. */
        public String outputId() {
            return callId.or(() -> id).orElse("");
        }
    }

    /** A call of a free-form tool: its input is plain text. */
    record CustomToolCall(
            Optional<String> id, String callId, String name, String input, Optional<String> state)
            implements HistoryItem {

        /** A call without a state. */
        public CustomToolCall(Optional<String> id, String callId, String name, String input) {
            this(id, callId, name, input, Optional.empty());
        }
    }

    /** The output of a {@link CustomToolCall}. */
    record CustomToolOutput(String callId, List<ContentPart> content, boolean success)
            implements Output {
        public CustomToolOutput {
            content = List.copyOf(content);
        }

        /** The output of a call that succeeded with nothing but a text. */
        public CustomToolOutput(String callId, String text) {
            this(callId, List.of(new ContentPart.Text(text)), true);
        }
    }
}
