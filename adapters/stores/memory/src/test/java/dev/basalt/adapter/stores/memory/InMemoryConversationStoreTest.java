package dev.basalt.adapter.stores.memory;

import static org.junit.jupiter.api.Assertions.assertSame;

import dev.basalt.domain.conversation.ConversationFixture;
import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.conversation.store.ConversationStoreContract;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;

class InMemoryConversationStoreTest extends ConversationStoreContract {

    @Override
    protected ConversationStore emptyStore() {
        return new InMemoryConversationStore();
    }

    @Test
    void itemsAreSharedAndNotCopied() {
        var store = emptyStore();
        HistoryItem item = ConversationFixture.user("hi");
        var settings = ConversationFixture.settings(ConversationFixture.DIRECTORY);

        store.create(ConversationFixture.ID, settings)
                .get()
                .append(new ConversationRecord.ItemAdded(item));

        var stored = store.load(ConversationFixture.ID).get();
        assertSame(item, stored.state().history().getFirst());
        assertSame(settings, stored.settings().get());
    }
}
