package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.posix.Errno;

import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Finds the executable file of a command, as execvp(3) does. */
final class ProgramLookup {

    /** What execvp uses when PATH is not set. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private ProgramLookup() {}

    /**
     * Returns the path of a program.
     *
     * @param name a path relative to {@code directory} if it contains a slash; else searched in the
     *     directories of the environment's PATH
     */
    static Either<Errno, String> find(
            String name, Path directory, Map<String, String> environment) {
        if (name.isEmpty()) {
            return Either.left(new Errno(Errno.ENOENT));
        }
        try {
            if (name.contains("/")) {
                return findFile(name, directory.resolve(name));
            }
            return findInPath(name, directory, environment.getOrDefault("PATH", DEFAULT_PATH));
        } catch (InvalidPathException nameThatNoFileCanHave) {
            return Either.left(new Errno(Errno.ENOENT));
        }
    }

    /** Some sandboxes would start, and fail when they start the program. */
    private static Either<Errno, String> findFile(String name, Path file) {
        if (!Files.exists(file)) {
            return Either.left(new Errno(Errno.ENOENT));
        }
        return Files.isExecutable(file) && !Files.isDirectory(file)
                ? Either.right(name)
                : Either.left(new Errno(Errno.EACCES));
    }

    private static Either<Errno, String> findInPath(String name, Path directory, String path) {
        boolean forbidden = false;
        for (String entry : path.split(":", -1)) {
            Path candidate = directory.resolve(entry).resolve(name);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return Either.right(candidate.toString());
                }
                forbidden = true;
            }
        }
        return Either.left(new Errno(forbidden ? Errno.EACCES : Errno.ENOENT));
    }
}
