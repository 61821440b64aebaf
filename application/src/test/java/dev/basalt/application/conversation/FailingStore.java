package dev.basalt.application.conversation;

import dev.basalt.adapter.stores.memory.InMemoryConversationStore;
import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.store.ConversationPage;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.conversation.store.StoreError;
import dev.basalt.domain.conversation.store.StoredConversation;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory that fails, or keeps no settings, when a test wants it to. */
final class FailingStore implements ConversationStore {

    private final ConversationStore store = new InMemoryConversationStore();
    private volatile Optional<StoreError> failure = Optional.empty();
    private volatile boolean optionsOnly;
    private final AtomicInteger flushes = new AtomicInteger();

    void fail(StoreError error) {
        failure = Optional.of(error);
    }

    void work() {
        failure = Optional.empty();
    }

    void keepOptionsOnly() {
        optionsOnly = true;
    }

    int flushes() {
        return flushes.get();
    }

    @Override
    public Either<StoreError, Claim> create(ConversationId id, Settings settings) {
        return failure.<Either<StoreError, Claim>>map(Either::left)
                .orElseGet(() -> store.create(id, settings).map(Failing::new));
    }

    @Override
    public Either<StoreError, Claim> claim(ConversationId id) {
        return store.claim(id).map(Failing::new);
    }

    @Override
    public Either<StoreError, StoredConversation> load(ConversationId id) {
        return store.load(id)
                .map(stored ->
                        optionsOnly
                                ? new StoredConversation(
                                        id, Either.left(ConversationOptions.NONE), stored.state())
                                : stored);
    }

    @Override
    public Either<StoreError, ConversationPage> list(Query query) {
        return store.list(query);
    }

    @Override
    public Optional<StoreError> archive(ConversationId id, boolean archived) {
        return store.archive(id, archived);
    }

    @Override
    public Optional<StoreError> delete(ConversationId id) {
        return store.delete(id);
    }

    private final class Failing implements Claim {

        private final Claim claim;

        Failing(Claim claim) {
            this.claim = claim;
        }

        @Override
        public Optional<StoreError> append(ConversationRecord entry) {
            return failure.or(() -> claim.append(entry));
        }

        @Override
        public Optional<StoreError> flush() {
            flushes.incrementAndGet();
            return failure.or(claim::flush);
        }

        @Override
        public void release() {
            claim.release();
        }
    }
}
