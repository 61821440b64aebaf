package dev.basalt.application.agent.request;

import dev.basalt.domain.conversation.Conversation;
import dev.basalt.domain.conversation.Surroundings;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages that the user never types: the instructions that always hold, and where the model
 * works under which policies. Models have been trained on the frames around both.
 */
public final class OpeningMessages {

    private OpeningMessages() {}

    /** Adds what the model was not given yet, or not as it is now. */
    public static void add(
            Conversation conversation, TurnContext context, CurrentSurroundings current) {
        Optional<TurnContext> given = conversation.environment();
        Optional<Surroundings> around =
                conversation.settings().instructions().surroundings()
                        ? Optional.of(current.in(context.directory()))
                        : Optional.empty();
        var now = new EnvironmentMessage(context, around);
        TurnContext opening = conversation.opening().orElse(context);
        Optional<String> text;
        if (given.isEmpty()) {
            instructions(conversation.settings()).forEach(conversation.history()::add);
            text = Optional.of(now.text(opening));
        } else {
            text =
                    now.changes(
                            new EnvironmentMessage(given.get(), conversation.surroundings()),
                            opening);
        }
        text.map(HistoryItem.Message::user)
                .ifPresent(message -> conversation.giveEnvironment(context, around, message));
    }

    /** Returns those that were given last, for a history that begins anew. */
    public static List<HistoryItem> of(Conversation conversation) {
        if (conversation.opening().isEmpty() || conversation.environment().isEmpty()) {
            return List.of();
        }
        List<HistoryItem> messages = instructions(conversation.settings());
        messages.add(
                HistoryItem.Message.user(
                        new EnvironmentMessage(
                                        conversation.environment().get(),
                                        conversation.surroundings())
                                .text(conversation.opening().get())));
        return messages;
    }

    private static List<HistoryItem> instructions(Settings settings) {
        List<HistoryItem> messages = new ArrayList<>(3);
        Settings.Instructions texts = settings.instructions();
        texts.developer().map(HistoryItem.Message::developer).ifPresent(messages::add);
        texts.user().map(text -> HistoryItem.Message.user(framed(text))).ifPresent(messages::add);
        return messages;
    }

    private static String framed(String instructions) {
        return "<user_instructions>\n\n" + instructions + "\n\n</user_instructions>";
    }
}
