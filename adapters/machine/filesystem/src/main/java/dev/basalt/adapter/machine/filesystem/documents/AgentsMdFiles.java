package dev.basalt.adapter.machine.filesystem.documents;

import dev.basalt.adapter.machine.filesystem.ByteOrderMark;
import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.adapter.machine.filesystem.RegularFile;
import dev.basalt.domain.settings.InstructionFiles;

import io.vavr.control.Either;
import io.vavr.control.Try;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files {@code AGENTS.md}: the user's in the home directory and those of the project.
 * Thread-safe.
 */
public final class AgentsMdFiles implements InstructionFiles {

    /** In bytes: far above what a model can read. */
    private static final int LONGEST = 16 << 20;

    private final Path home;

    /**
     * @param home the directory of the user's own file
     */
    public AgentsMdFiles(Path home) {
        this.home = home;
    }

    @Override
    public Optional<String> ofUser() {
        return document(home, List.of(), LONGEST).map(String::strip);
    }

    @Override
    public Optional<String> ofProject(Path directory, long maxBytes, List<String> fallbackNames) {
        List<String> documents = new ArrayList<>();
        long left = maxBytes;
        for (Path each : fromRepositoryRootTo(directory)) {
            Optional<String> document = document(each, fallbackNames, left);
            if (document.isPresent()) {
                documents.add(document.get());
                left -= document.get().getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return documents.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", documents));
    }

    @Override
    public Either<String, String> read(Path file) {
        try {
            String text =
                    ByteOrderMark.without(
                                    new String(
                                            RegularFile.read(file, LONGEST),
                                            StandardCharsets.UTF_8))
                            .strip();
            return text.isEmpty() ? Either.left(file + " is empty") : Either.right(text);
        } catch (NoSuchFileException e) {
            return Either.left(file + " does not exist");
        } catch (IOException e) {
            return Either.left(file + " cannot be read: " + FileFailure.reason(e));
        }
    }

    /**
     * Returns the directories from the root of the repository, which is the nearest with a {@code
     * .git}, down to a directory.
     */
    private static List<Path> fromRepositoryRootTo(Path directory) {
        List<Path> way = new ArrayList<>();
        for (Path each = directory; each != null; each = each.getParent()) {
            way.addFirst(each);
            if (Files.exists(each.resolve(".git"))) {
                return way;
            }
        }
        return List.of(directory);
    }

    /** The first name whose file says something is the document of a directory. */
    private static Optional<String> document(
            Path directory, List<String> fallbackNames, long maxBytes) {
        return Stream.concat(Stream.of(OVERRIDE, NAME), fallbackNames.stream())
                .filter(AgentsMdFiles::isName)
                .map(name ->
                        text(directory.resolve(name), maxBytes).filter(text -> !text.isBlank()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A path would leave the directory. */
    private static boolean isName(String name) {
        return !name.isBlank() && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
    }

    private static Optional<String> text(Path file, long maxBytes) {
        // mostly there is no file, and an exception would cost more
        if (maxBytes <= 0 || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Try.of(() -> RegularFile.head(file, (int) Math.min(maxBytes, LONGEST)))
                .map(bytes -> ByteOrderMark.without(new String(bytes, StandardCharsets.UTF_8)))
                .toJavaOptional();
    }
}
