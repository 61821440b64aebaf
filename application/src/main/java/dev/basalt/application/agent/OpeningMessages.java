package dev.basalt.application.agent;

import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.settings.Settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the model what the user never types: the instructions that always hold, and where it works
 * under which rules. The frames around both are those of codex 0.23.0, which models are used to.
 */
final class OpeningMessages {

    private OpeningMessages() {}

    /** Adds what the model was not told yet, or not as it is now. */
    static void tell(Memory memory, Settings settings, TurnContext context) {
        if (memory.told().isEmpty()) {
            settings.instructions()
                    .user()
                    .ifPresent(text -> memory.remember(HistoryItem.Message.user(framed(text))));
        }
        boolean changed =
                memory.told()
                        .filter(told -> environment(told).equals(environment(context)))
                        .isEmpty();
        if (changed) {
            memory.tell(context, HistoryItem.Message.user(environment(context)));
        }
    }

    /** Returns all of them, for a history that begins anew. */
    static List<HistoryItem> of(Settings settings, TurnContext context) {
        List<HistoryItem> messages = new ArrayList<>(2);
        settings.instructions()
                .user()
                .ifPresent(text -> messages.add(HistoryItem.Message.user(framed(text))));
        messages.add(HistoryItem.Message.user(environment(context)));
        return messages;
    }

    private static String framed(String instructions) {
        return "<user_instructions>\n\n" + instructions + "\n\n</user_instructions>";
    }

    private static String environment(TurnContext context) {
        return "<environment_context>\n"
                + "Current working directory: "
                + context.directory()
                + "\nApproval policy: "
                + context.approvalPolicy().word()
                + "\nSandbox mode: "
                + context.sandboxPolicy().mode().word()
                + "\nNetwork access: "
                + (context.sandboxPolicy().networkAccess() ? "enabled" : "restricted")
                + "\n</environment_context>";
    }
}
