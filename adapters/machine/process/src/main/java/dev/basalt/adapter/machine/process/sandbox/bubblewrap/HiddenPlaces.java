package dev.basalt.adapter.machine.process.sandbox.bubblewrap;

import dev.basalt.adapter.machine.process.sandbox.SandboxRules;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments with which bwrap hides files and directories. A file that is covered by a mount of
 * its own may be deleted before bwrap mounts; bwrap would then create it, empty, on the disk. So
 * the directory of a hidden file is replaced: by an empty one that has all other entries of the
 * real one. It also hides the file when it is created, or replaced, while the command runs.
 */
final class HiddenPlaces {

    /** Larger directories are not replaced: bwrap would need longer to start. */
    private static final int MOST_ENTRIES = 200;

    private HiddenPlaces() {}

    /** Adds the arguments; they follow those for other places. */
    static void cover(SandboxRules rules, List<String> arguments) {
        Set<Path> directories = new LinkedHashSet<>();
        List<Path> covered = new ArrayList<>();
        for (Path place : rules.hidden()) {
            Path directory = place.getParent();
            if (Files.isDirectory(place)) {
                covered.add(place);
            } else if (directory != null && mayBeReplaced(directory, rules)) {
                directories.add(directory);
            } else if (Files.exists(place)) {
                covered.add(place);
            }
        }
        directories.stream()
                .sorted(Comparator.comparingInt(Path::getNameCount))
                .forEach(each -> replace(each, rules, arguments));
        for (Path place : covered) {
            if (Files.isDirectory(place)) {
                arguments.addAll(
                        List.of("--tmpfs", place.toString(), "--remount-ro", place.toString()));
            } else {
                arguments.addAll(List.of("--ro-bind", "/dev/null", place.toString()));
            }
        }
    }

    /**
     * In a directory that is or contains a writable root, commands must be able to make entries.
     */
    private static boolean mayBeReplaced(Path directory, SandboxRules rules) {
        return rules.writable().stream().noneMatch(root -> root.startsWith(directory))
                && entries(directory).isPresent();
    }

    private static void replace(Path directory, SandboxRules rules, List<String> arguments) {
        boolean writable =
                rules.isWritable(directory)
                        && rules.readOnly().stream().noneMatch(directory::startsWith);
        String bind = writable ? "--bind-try" : "--ro-bind-try";
        arguments.addAll(List.of("--tmpfs", directory.toString()));
        for (Path entry : entries(directory).orElse(List.of())) {
            if (rules.hidden().contains(entry) && !Files.isDirectory(entry)) {
                continue;
            }
            String name = entry.toString();
            Optional<String> target = target(entry);
            arguments.addAll(
                    target.isPresent()
                            ? List.of("--symlink", target.get(), name)
                            : List.of(bind, name, name));
        }
        arguments.addAll(List.of("--remount-ro", directory.toString()));
    }

    private static Optional<String> target(Path entry) {
        try {
            return Files.isSymbolicLink(entry)
                    ? Optional.of(Files.readSymbolicLink(entry).toString())
                    : Optional.empty();
        } catch (IOException removedMeanwhile) {
            return Optional.empty();
        }
    }

    /** Returns the entries of a directory; empty if it has too many, or none can be listed. */
    private static Optional<List<Path>> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                if (entries.size() == MOST_ENTRIES) {
                    return Optional.empty();
                }
                entries.add(entry);
            }
            return Optional.of(entries);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }
}
