package dev.basalt.domain.settings;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files with instructions for the model. They are read on each call, which blocks. Thread-safe. */
public interface InstructionFiles {

    /** The name of a document. */
    String NAME = "AGENTS.md";

    /** The name of a document that takes the place of the one beside it. */
    String OVERRIDE = "AGENTS.override.md";

    /** Returns the user's document, trimmed; empty if it is blank or cannot be read. */
    Optional<String> ofUser();

    /**
     * Returns the documents of the repository of a directory, from its root down to the directory,
     * joined by an empty line; outside of a repository, only the directory's document. Documents
     * that are blank or cannot be read are skipped.
     *
     * @param directory absolute
     * @param maxBytes of all documents together; the rest is cut off
     * @param fallbackNames of files that are read in a directory without a document, the first that
     *     exists
     */
    Optional<String> ofProject(Path directory, long maxBytes, List<String> fallbackNames);

    /**
     * Returns the trimmed contents of a configured file, or the reason why there are none.
     *
     * @param file absolute
     */
    Either<String, String> read(Path file);
}
