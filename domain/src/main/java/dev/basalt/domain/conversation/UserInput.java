package dev.basalt.domain.conversation;

import java.nio.file.Path;

/** A piece of what the user says. */
public sealed interface UserInput {

    record Text(String text) implements UserInput {}

    record ImageUrl(String url) implements UserInput {}

    /** An image file of the user's machine. */
    record LocalImage(Path path) implements UserInput {}
}
