package dev.basalt.application.auth;

import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Credentials that are fetched when none is usable. Of simultaneous requests for one, the first
 * fetches it and the others wait. A failure is not kept. Thread-safe; blocking.
 *
 * @param <K> what a credential is found by
 * @param <V> a credential
 */
final class FetchedOnce<K, V> {

    private final Map<K, Slot<V>> slots = new ConcurrentHashMap<>();

    private static final class Slot<V> {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<V> kept = Optional.empty();
    }

    /**
     * Returns the credential that is kept, or else a new one.
     *
     * @param usable whether one that is kept may be used
     */
    Either<ModelError, V> find(K key, Predicate<V> usable, Supplier<Either<ModelError, V>> fetch) {
        Slot<V> slot = slots.computeIfAbsent(key, _ -> new Slot<>());
        slot.lock.lock();
        try {
            Optional<V> kept = slot.kept.filter(usable);
            if (kept.isPresent()) {
                return Either.right(kept.get());
            }
            Either<ModelError, V> fetched = fetch.get();
            slot.kept = fetched.toJavaOptional();
            return fetched;
        } finally {
            slot.lock.unlock();
        }
    }
}
