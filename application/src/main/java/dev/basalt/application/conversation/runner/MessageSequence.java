package dev.basalt.application.conversation.runner;

import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The messages to a conversation whose files are still being read, and those sent after them: they
 * are accepted in the order in which they were sent. Guarded by the lock of the conversation.
 */
final class MessageSequence {

    private static final CompletableFuture<?> NONE = CompletableFuture.completedFuture(null);

    /** Completed when all messages so far are accepted or refused. */
    private CompletableFuture<?> last = NONE;

    private final List<CompletableFuture<Either<ConversationError, HistoryItem.Message>>> unread =
            new ArrayList<>(0);

    /**
     * Adds a message.
     *
     * @param message completed when its files are read
     * @param accept accepts it; called at once if nothing is to be waited for
     */
    <R> CompletableFuture<R> add(
            CompletableFuture<Either<ConversationError, HistoryItem.Message>> message,
            Function<Either<ConversationError, HistoryItem.Message>, R> accept) {
        if (isEmpty() && message.isDone()) {
            return message.thenApply(accept);
        }
        unread.removeIf(CompletableFuture::isDone);
        unread.add(message);
        CompletableFuture<R> accepted = last.thenCombine(message, (_, read) -> accept.apply(read));
        last = accepted.handle((_, _) -> null);
        return accepted;
    }

    boolean isEmpty() {
        return last.isDone();
    }

    /** Returns the messages that are still being read; completing them ends the wait for them. */
    List<CompletableFuture<Either<ConversationError, HistoryItem.Message>>> unread() {
        return List.copyOf(unread);
    }
}
