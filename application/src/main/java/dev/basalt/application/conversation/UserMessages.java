package dev.basalt.application.conversation;

import dev.basalt.application.conversation.runner.ConversationError;
import dev.basalt.domain.conversation.LocalImages;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Turns what the user says into a message to the model. */
final class UserMessages {

    private final LocalImages images;

    UserMessages(LocalImages images) {
        this.images = images;
    }

    /**
     * Returns the message, completed when its image files are read. They are read on a thread of
     * their own: a file system may not respond.
     *
     * @param directory where relative paths start; the server's own is tried after it
     */
    CompletableFuture<Either<ConversationError, HistoryItem.Message>> read(
            List<UserInput> items, Path directory) {
        if (items.stream().noneMatch(UserInput.LocalImage.class::isInstance)) {
            return CompletableFuture.completedFuture(message(items, directory));
        }
        var message = new CompletableFuture<Either<ConversationError, HistoryItem.Message>>();
        Thread.ofVirtual()
                .name("images")
                .start(() -> message.completeAsync(() -> message(items, directory), Runnable::run));
        return message;
    }

    /**
     * Returns the message, with image files read.
     *
     * @param directory where relative paths start; the server's own is tried after it
     */
    private Either<ConversationError, HistoryItem.Message> message(
            List<UserInput> items, Path directory) {
        List<ContentPart> parts = new ArrayList<>(items.size());
        for (UserInput item : items) {
            switch (item) {
                case UserInput.Text(var text) -> parts.add(new ContentPart.Text(text));
                case UserInput.ImageUrl(var url) -> parts.add(new ContentPart.Image(url));
                case UserInput.LocalImage(var path) -> {
                    Path file = directory.resolve(path);
                    // codex 0.23.0 takes relative paths from the server's own directory.
                    Either<String, String> url =
                            images.dataUrl(file).orElse(() -> images.dataUrl(path));
                    if (url.isLeft()) {
                        return Either.left(
                                new ConversationError.UnreadableImage(file, url.getLeft()));
                    }
                    parts.add(new ContentPart.Image(url.get()));
                }
            }
        }
        return Either.right(new HistoryItem.Message(Optional.empty(), Role.USER, parts));
    }
}
