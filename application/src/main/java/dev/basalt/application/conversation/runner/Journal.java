package dev.basalt.application.conversation.runner;

import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.store.ConversationStore.Claim;
import dev.basalt.domain.conversation.store.StoreError;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stores what changes in a conversation. After a failure nothing more is stored, since records must
 * not be missing in between; the conversation itself goes on. Used by one thread at a time.
 */
final class Journal implements Consumer<ConversationRecord> {

    private final Optional<Claim> claim;
    private volatile boolean complete;
    private Optional<StoreError> unreported;

    Journal(Either<StoreError, Claim> claim) {
        this.claim = claim.toJavaOptional();
        this.complete = claim.isRight();
        this.unreported = claim.swap().toJavaOptional();
    }

    @Override
    public void accept(ConversationRecord entry) {
        if (complete) {
            claim.flatMap(owner -> owner.append(entry)).ifPresent(this::fail);
        }
    }

    /** Makes what was stored durable; returns what went wrong, once. */
    Optional<StoreError> flush() {
        if (complete) {
            claim.flatMap(Claim::flush).ifPresent(this::fail);
        }
        Optional<StoreError> error = unreported;
        unreported = Optional.empty();
        return error;
    }

    private void fail(StoreError error) {
        complete = false;
        unreported = Optional.of(error);
    }

    /** Returns whether everything is stored. */
    boolean isComplete() {
        return complete;
    }

    void release() {
        claim.ifPresent(Claim::release);
    }
}
