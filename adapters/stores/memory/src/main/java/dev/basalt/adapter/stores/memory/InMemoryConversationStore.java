package dev.basalt.adapter.stores.memory;

import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.store.ConversationPage;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.conversation.store.Replay;
import dev.basalt.domain.conversation.store.StoreError;
import dev.basalt.domain.conversation.store.StoredConversation;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps conversations for as long as the process lives. It holds what their records amount to, not
 * the records: the items themselves are shared with the conversation that is in use.
 */
public final class InMemoryConversationStore implements ConversationStore {

    private static final String THIS_PROCESS = "this process";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ConversationId, Stored> conversations = new HashMap<>();

    /** By the order in which they were created. */
    private final NavigableMap<Long, Stored> inOrder = new TreeMap<>();

    private long created;

    /** A conversation; guarded by the lock. */
    private static final class Stored {

        private final ConversationId id;
        private final long number;
        private final Settings settings;
        private final Replay replay = new Replay();
        private @Nullable Claim owner;
        private boolean archived;

        Stored(ConversationId id, long number, Settings settings) {
            this.id = id;
            this.number = number;
            this.settings = settings;
        }
    }

    private final class Owner implements Claim {

        private final Stored stored;

        Owner(Stored stored) {
            this.stored = stored;
        }

        @Override
        public Optional<StoreError> append(ConversationRecord entry) {
            lock.lock();
            try {
                Optional<StoreError> lost = lost();
                if (lost.isEmpty()) {
                    stored.replay.apply(entry);
                }
                return lost;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<StoreError> flush() {
            lock.lock();
            try {
                return lost();
            } finally {
                lock.unlock();
            }
        }

        private Optional<StoreError> lost() {
            return isOwner() ? Optional.empty() : Optional.of(new StoreError.ClaimLost(stored.id));
        }

        @SuppressWarnings("ReferenceEquality")
        private boolean isOwner() {
            return stored.owner == this;
        }

        @Override
        public void release() {
            lock.lock();
            try {
                if (isOwner()) {
                    stored.owner = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public Either<StoreError, Claim> create(ConversationId id, Settings settings) {
        lock.lock();
        try {
            if (conversations.containsKey(id)) {
                return Either.left(new StoreError.Claimed(id, THIS_PROCESS));
            }
            var stored = new Stored(id, created++, settings);
            conversations.put(id, stored);
            inOrder.put(stored.number, stored);
            return claim(stored);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Either<StoreError, Claim> claim(ConversationId id) {
        lock.lock();
        try {
            return find(id).flatMap(this::claim);
        } finally {
            lock.unlock();
        }
    }

    private Either<StoreError, Claim> claim(Stored stored) {
        if (stored.owner != null) {
            return Either.left(new StoreError.Claimed(stored.id, THIS_PROCESS));
        }
        var owner = new Owner(stored);
        stored.owner = owner;
        return Either.right(owner);
    }

    @Override
    public Either<StoreError, StoredConversation> load(ConversationId id) {
        lock.lock();
        try {
            return find(id).map(stored ->
                    new StoredConversation(
                            id, Either.right(stored.settings), stored.replay.state()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Either<StoreError, ConversationPage> list(Query query) {
        lock.lock();
        try {
            long before = query.after().map(Long::parseLong).orElse(created);
            List<ConversationPage.Entry> entries = new ArrayList<>();
            Optional<String> next = Optional.empty();
            for (Stored stored : inOrder.headMap(before, false).descendingMap().values()) {
                if (stored.archived != query.archived()) {
                    continue;
                }
                if (entries.size() == query.limit()) {
                    return Either.right(new ConversationPage(entries, next));
                }
                entries.add(
                        new ConversationPage.Entry(
                                stored.id, stored.settings.directory(), stored.replay.preview()));
                next = Optional.of(Long.toString(stored.number));
            }
            return Either.right(new ConversationPage(entries, Optional.empty()));
        } catch (NumberFormatException e) {
            return Either.left(new StoreError.Unavailable("not a page: " + query.after()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<StoreError> archive(ConversationId id, boolean archived) {
        return change(id, stored -> stored.archived = archived);
    }

    @Override
    public Optional<StoreError> delete(ConversationId id) {
        return change(
                id,
                stored -> {
                    conversations.remove(id);
                    inOrder.remove(stored.number);
                });
    }

    private Optional<StoreError> change(ConversationId id, Consumer<Stored> change) {
        lock.lock();
        try {
            Stored stored = conversations.get(id);
            if (stored == null) {
                return Optional.of(new StoreError.NotFound(id));
            }
            if (stored.owner != null) {
                return Optional.of(new StoreError.Claimed(id, THIS_PROCESS));
            }
            change.accept(stored);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Either<StoreError, Stored> find(ConversationId id) {
        Stored stored = conversations.get(id);
        return stored == null ? Either.left(new StoreError.NotFound(id)) : Either.right(stored);
    }
}
