package dev.basalt.domain.conversation;

import io.vavr.control.Either;

import java.nio.file.Path;

/** Reads the image files that users point at. */
public interface LocalImages {

    /**
     * Returns the image as a {@code data:} URL.
     *
     * @param path absolute, or taken from the server's own directory
     * @return left: why it can't be read, in the operating system's words
     */
    Either<String, String> dataUrl(Path path);
}
