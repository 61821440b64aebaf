package dev.basalt.domain.settings;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files with words for the model that the user and the project keep. Read anew each time, blocking.
 * Thread-safe.
 */
public interface InstructionFiles {

    /** Returns the user's own document, trimmed; one that is blank or can't be read is absent. */
    Optional<String> ofUser();

    /**
     * Returns the documents of the repository that holds a directory, from its root down to the
     * directory, joined by an empty line; outside a repository that of the directory alone. Those
     * that are blank or can't be read are absent.
     *
     * @param directory absolute
     * @param maxBytes of all documents together; what exceeds it is cut off
     */
    Optional<String> ofProject(Path directory, long maxBytes);

    /**
     * Returns the trimmed contents of a file that the user named, or why there are none.
     *
     * @param file absolute
     */
    Either<String, String> read(Path file);
}
