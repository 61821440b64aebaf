package dev.basalt.adapter.machine.filesystem.workspace;

import dev.basalt.domain.workspace.Location;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Resolves symbolic links as the operating system does, also where the end of a path does not
 * exist.
 */
final class RealPaths {

    /** The limit of Linux. */
    private static final int MOST_LINKS = 40;

    private RealPaths() {}

    static Location locate(Path path) throws IOException {
        Path entry = entry(path, MOST_LINKS);
        return new Location(entry, follow(entry, MOST_LINKS));
    }

    /** Resolves everything but the last name. */
    private static Path entry(Path path, int links) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            return path;
        }
        Path directory = directory(parent, links);
        Path name = path.getFileName();
        return switch (name.toString()) {
            case "." -> directory;
            case ".." -> directory.getParent() == null ? directory : directory.getParent();
            default -> directory.resolve(name);
        };
    }

    private static Path directory(Path path, int links) throws IOException {
        return Files.isDirectory(path) ? path.toRealPath() : follow(entry(path, links), links);
    }

    private static Path follow(Path entry, int links) throws IOException {
        if (!Files.isSymbolicLink(entry)) {
            return entry;
        }
        if (links == 0) {
            throw new FileSystemLoopException(entry.toString());
        }
        Path target = entry.resolveSibling(Files.readSymbolicLink(entry));
        return follow(entry(target, links - 1), links - 1);
    }

    /** Returns the parent directories of a path, the nearest first. */
    static Stream<Path> above(Path path) {
        return Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent);
    }
}
