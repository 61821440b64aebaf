package dev.basalt.domain.conversation.store;

import dev.basalt.domain.identity.ConversationId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list of conversations.
 *
 * @param next where the next page starts; absent on the last
 */
public record ConversationPage(List<Entry> entries, Optional<String> next) {

    public ConversationPage {
        entries = List.copyOf(entries);
    }

    /**
     * A conversation.
     *
     * @param directory where it works
     * @param preview what the user said first; absent until then
     */
    public record Entry(ConversationId id, Path directory, Optional<String> preview) {}
}
