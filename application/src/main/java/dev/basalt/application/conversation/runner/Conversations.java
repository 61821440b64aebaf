package dev.basalt.application.conversation.runner;

import dev.basalt.application.agent.AgentLoop;
import dev.basalt.domain.conversation.ConversationState;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.conversation.store.StoreError;
import dev.basalt.domain.conversation.store.StoredConversation;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The conversations of this process, as a cache in front of their store, and the subscriptions to
 * them. When there are many, those that have not been used for longest and that have no listener
 * are released, and so are those that nobody has used for a while; they are loaded again when they
 * are asked for. Thread-safe.
 */
public final class Conversations {

    /** Conversations in memory, those in use aside. */
    public static final int LIMIT = 4096;

    private final ConversationStore store;
    private final Function<ConversationOptions, Either<SettingsError, Settings>> settings;
    private final AgentLoop loop;
    private final int limit;

    private final Map<ConversationId, ConversationRunner> live = new ConcurrentHashMap<>();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();

    /** Guards loading and releasing: a conversation is loaded once. */
    private final ReentrantLock lock = new ReentrantLock();

    private int nextRelease;

    /** The use that was the last one when unused conversations were released. */
    private long lastRelease;

    /**
     * Creates the cache.
     *
     * @param settings resolves the settings of conversations whose store does not keep them
     * @param limit conversations in memory, those in use aside
     */
    public Conversations(
            ConversationStore store,
            Function<ConversationOptions, Either<SettingsError, Settings>> settings,
            AgentLoop loop,
            int limit) {
        this.store = store;
        this.settings = settings;
        this.loop = loop;
        this.limit = limit;
        this.nextRelease = limit;
    }

    /** Begins a conversation; one that can't be stored is begun all the same. */
    public void begin(ConversationId id, Settings resolved) {
        add(
                new ConversationRunner(
                        id,
                        resolved,
                        ConversationState.EMPTY,
                        new Journal(store.create(id, resolved)),
                        loop));
    }

    private void add(ConversationRunner runner) {
        lock.lock();
        try {
            touch(runner);
            live.put(runner.id(), runner);
            if (live.size() > nextRelease) {
                releaseIdle();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Works with a conversation, which is loaded when it is not in memory.
     *
     * @param work must be short and must not block: the conversation does not change meanwhile
     */
    public <R> Either<ConversationError, R> with(
            ConversationId id, Function<ConversationRunner, R> work) {
        while (true) {
            ConversationRunner runner = live.get(id);
            if (runner == null) {
                Either<ConversationError, ConversationRunner> loaded = load(id);
                if (loaded.isLeft()) {
                    return Either.left(loaded.getLeft());
                }
                runner = loaded.get();
            }
            touch(runner);
            Optional<R> result = runner.use(work);
            if (result.isPresent()) {
                return Either.right(result.get());
            }
            live.remove(id, runner);
        }
    }

    private void touch(ConversationRunner runner) {
        runner.usedAt(uses.incrementAndGet());
    }

    private Either<ConversationError, ConversationRunner> load(ConversationId id) {
        lock.lock();
        try {
            ConversationRunner other = live.get(id);
            if (other != null) {
                return Either.right(other);
            }
            return store.claim(id)
                    .mapLeft(error -> unavailable(id, error))
                    .flatMap(claim ->
                            restore(id, new Journal(Either.right(claim)))
                                    .peekLeft(_ -> claim.release()))
                    .peek(this::add);
        } finally {
            lock.unlock();
        }
    }

    private Either<ConversationError, ConversationRunner> restore(
            ConversationId id, Journal journal) {
        return store.load(id)
                .mapLeft(error -> unavailable(id, error))
                .flatMap(stored ->
                        settingsOf(stored)
                                .map(resolved ->
                                        new ConversationRunner(
                                                id, resolved, stored.state(), journal, loop)));
    }

    private Either<ConversationError, Settings> settingsOf(StoredConversation stored) {
        return stored.settings()
                .fold(
                        options ->
                                settings.apply(options)
                                        .mapLeft(error ->
                                                new ConversationError.Unavailable(
                                                        stored.id(), error.message())),
                        Either::right);
    }

    private static ConversationError unavailable(ConversationId id, StoreError error) {
        return error instanceof StoreError.NotFound
                ? new ConversationError.NotFound(id)
                : new ConversationError.Unavailable(id, error.message());
    }

    /** Releases down to 15/16 of the limit, so that it is not done for each new conversation. */
    private void releaseIdle() {
        int spare = Math.max(1, limit / 16);
        int excess = live.size() - limit + spare;
        List<ConversationRunner> oldestFirst =
                live.values().stream()
                        .sorted(Comparator.comparingLong(ConversationRunner::lastUse))
                        .toList();
        for (ConversationRunner runner : oldestFirst) {
            if (excess == 0) {
                break;
            }
            if (release(runner)) {
                excess--;
            }
        }
        nextRelease = Math.max(limit, live.size() + spare);
    }

    /**
     * Releases the conversations that have not been used since the last call and that have no
     * listener.
     */
    public void releaseUnused() {
        lock.lock();
        try {
            long before = lastRelease;
            lastRelease = uses.get();
            live.values().stream()
                    .filter(runner -> runner.lastUse() <= before)
                    .forEach(this::release);
        } finally {
            lock.unlock();
        }
    }

    private boolean release(ConversationRunner runner) {
        return runner.release() && live.remove(runner.id(), runner);
    }

    public void add(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    public Either<ConversationError, Subscription> takeSubscription(UUID id) {
        Subscription taken = subscriptions.remove(id);
        return taken == null
                ? Either.left(new ConversationError.SubscriptionNotFound(id))
                : Either.right(taken);
    }

    /**
     * Interrupts every turn that runs or waits and returns when all of them are over, their
     * commands ended; for the end of the process.
     */
    public void interruptAll() {
        live.values().forEach(ConversationRunner::cancelAll);
        live.values().forEach(ConversationRunner::awaitIdle);
    }
}
