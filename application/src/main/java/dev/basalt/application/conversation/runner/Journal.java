package dev.basalt.application.conversation.runner;

import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.store.ConversationStore.Claim;
import dev.basalt.domain.conversation.store.StoreError;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stores what changes in a conversation. After a failure nothing more is stored, since records must
 * not be missing in between; the conversation itself goes on. Used by one thread at a time.
 */
final class Journal implements Consumer<ConversationRecord> {

    private final @Nullable Claim claim;
    private @Nullable StoreError unreported;
    private volatile boolean complete;

    Journal(Either<StoreError, Claim> claim) {
        this.claim = claim.getOrNull();
        this.unreported = claim.swap().getOrNull();
        this.complete = claim.isRight();
    }

    @Override
    public void accept(ConversationRecord entry) {
        if (complete && claim != null) {
            claim.append(entry).ifPresent(this::fail);
        }
    }

    /** Makes what was stored durable; returns what went wrong, once. */
    Optional<StoreError> flush() {
        if (complete && claim != null) {
            claim.flush().ifPresent(this::fail);
        }
        Optional<StoreError> error = Optional.ofNullable(unreported);
        unreported = null;
        return error;
    }

    private void fail(StoreError error) {
        complete = false;
        unreported = error;
    }

    /** Returns whether everything is stored. */
    boolean isComplete() {
        return complete;
    }

    void release() {
        if (claim != null) {
            claim.release();
        }
    }
}
