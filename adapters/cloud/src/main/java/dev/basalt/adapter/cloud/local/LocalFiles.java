package dev.basalt.adapter.cloud.local;

import io.vavr.control.Either;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Variables and files of the user in which the tools of clouds keep credentials. Thread-safe. */
public final class LocalFiles {

    private static final int LIMIT = 1024 * 1024;

    private final Set<Path> warned = ConcurrentHashMap.newKeySet();
    private final Map<String, String> environment;
    private final Optional<Path> home;
    private final Reader reader;
    private final Consumer<String> warnings;

    /**
     * @param environment the variables of the process
     * @param home the user's
     * @param warnings receives sentences for the log
     */
    public LocalFiles(
            Map<String, String> environment,
            Optional<Path> home,
            Reader reader,
            Consumer<String> warnings) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.reader = reader;
        this.warnings = warnings;
    }

    /** Reads a regular file. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Returns the whole content.
         *
         * @param limit in bytes
         */
        byte[] read(Path file, int limit) throws IOException;
    }

    /** Returns all variables of the process. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Returns a variable without blanks around it; empty when it is unset or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Returns a file that the user names; {@code ~/} is the home directory. */
    public Path named(String file) {
        return file.startsWith("~/") && home.isPresent()
                ? home.get().resolve(file.substring(2))
                : Path.of(file);
    }

    /** Returns a file in the home directory; empty when there is no such directory. */
    public Optional<Path> inHome(String file) {
        return home.map(directory -> directory.resolve(file));
    }

    /** Reads a file; empty when there is none. */
    public Either<String, Optional<String>> text(Path file) {
        try {
            return Either.right(
                    Optional.of(new String(reader.read(file, LIMIT), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException _) {
            return Either.right(Optional.empty());
        } catch (IOException e) {
            return Either.left(file + " cannot be read: " + reason(e) + ".");
        }
    }

    /**
     * Warns once of a file with secrets that all users can read. It is no error, as with the tools
     * of clouds.
     */
    public void warnIfPublic(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
                    && warned.add(file)) {
                warnings.accept(
                        file + " contains credentials and can be read by all users (chmod 600)");
            }
        } catch (IOException | UnsupportedOperationException _) {
            // a file system without permissions: there is nothing to warn of
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException f -> Objects.toString(f.getReason(), "input/output error");
            default -> Objects.toString(e.getMessage(), "input/output error");
        };
    }
}
