package dev.basalt.application.agent.request;

import dev.basalt.domain.conversation.Conversation;
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
    public static void add(Conversation conversation, TurnContext context) {
        Optional<TurnContext> given = conversation.environment();
        if (given.isEmpty()) {
            instructions(conversation.settings()).forEach(conversation.history()::add);
        }
        TurnContext opening = conversation.opening().orElse(context);
        String environment = environment(opening, context);
        if (given.filter(before -> environment(opening, before).equals(environment)).isEmpty()) {
            conversation.giveEnvironment(context, HistoryItem.Message.user(environment));
        }
    }

    /**
     * Returns all of them, for a history that begins anew.
     *
     * @param opening what the model was given first
     */
    public static List<HistoryItem> of(
            Settings settings, TurnContext opening, TurnContext context) {
        List<HistoryItem> messages = instructions(settings);
        messages.add(HistoryItem.Message.user(environment(opening, context)));
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

    private static String environment(TurnContext opening, TurnContext context) {
        return "<environment_context>\n"
                + "Current working directory: "
                + context.directory()
                + "\nApproval policy: "
                + context.approvalPolicy().word()
                + "\nSandbox mode: "
                + context.sandboxPolicy().mode().word()
                + "\nNetwork access: "
                + (context.sandboxPolicy().networkAccess() ? "enabled" : "restricted")
                + ChangedPolicies.note(opening, context)
                + "\n</environment_context>";
    }
}
