package dev.basalt.adapter.machine.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.git.GitError;

import io.vavr.control.Either;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists untracked files as additions: compares a temporary index, which has only their names, with
 * an empty tree. git then reads the files themselves. A few processes are enough for any number of
 * files, and the repository is not changed.
 */
final class UntrackedFiles {

    private final GitCommand git;

    UntrackedFiles(GitCommand git) {
        this.git = git;
    }

    /**
     * Returns the additions.
     *
     * @param listed names of files in the output format of {@code ls-files -z}
     */
    Either<GitError, String> additions(byte[] listed) {
        byte[] files = withoutRepositories(listed);
        if (files.length == 0) {
            return Either.right("");
        }
        try {
            Optional<String> large = tooLarge(files);
            if (large.isPresent()) {
                return Either.left(new GitError(large.get()));
            }
            Path folder = Files.createTempDirectory("basalt-git-");
            try {
                return additions(files, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            return Either.left(
                    new GitError("cannot create a temporary directory: " + e.getMessage()));
        }
    }

    /** Says so at once: git would read the file, even where it is sparse, until the time is up. */
    private Optional<String> tooLarge(byte[] files) {
        for (String name : new String(files, UTF_8).split("\0", -1)) {
            File file = new File(git.directory().toFile(), name);
            if (file.length() > GitCommand.OUTPUT_LIMIT && !Files.isSymbolicLink(file.toPath())) {
                return Optional.of(
                        "the untracked file "
                                + name
                                + " is larger than "
                                + (GitCommand.OUTPUT_LIMIT >> 20)
                                + " MiB");
            }
        }
        return Optional.empty();
    }

    private Either<GitError, String> additions(byte[] files, Path folder) {
        GitCommand aside = git.with(Map.of("GIT_INDEX_FILE", folder.resolve("index").toString()));
        return git.text("hash-object", "-t", "tree", "--stdin")
                .map(String::strip)
                .flatMap(emptyTree ->
                        git.bytes("rev-parse", "--show-prefix")
                                .map(prefix -> entries(files, prefix, emptyTree))
                                .flatMap(entries -> written(folder.resolve("entries"), entries))
                                .flatMap(entries ->
                                        aside.reading(
                                                entries, "update-index", "-z", "--index-info"))
                                .flatMap(_ ->
                                        aside.text(
                                                "diff",
                                                "--binary",
                                                "--no-ext-diff",
                                                "--no-textconv",
                                                "--relative",
                                                emptyTree,
                                                "--")));
    }

    private static Either<GitError, Path> written(Path file, byte[] bytes) {
        try {
            return Either.right(Files.write(file, bytes));
        } catch (IOException e) {
            return Either.left(new GitError("cannot write " + file + ": " + e.getMessage()));
        }
    }

    /**
     * Returns index entries in the format of {@code update-index --index-info -z}.
     *
     * @param prefix of the names, with a line break at its end
     * @param id any object's: neither it nor the mode is looked at, since the files differ
     */
    private static byte[] entries(byte[] files, byte[] prefix, String id) {
        byte[] head = ("100644 " + id + "\t").getBytes(UTF_8);
        ByteArrayOutputStream entries = new ByteArrayOutputStream(files.length * 4);
        int start = 0;
        for (int i = 0; i < files.length; i++) {
            if (files[i] == 0) {
                entries.writeBytes(head);
                entries.write(prefix, 0, Math.max(0, prefix.length - 1));
                entries.write(files, start, i + 1 - start);
                start = i + 1;
            }
        }
        return entries.toByteArray();
    }

    /** Removes nested repositories, which are listed by their directory. */
    private static byte[] withoutRepositories(byte[] listed) {
        ByteArrayOutputStream files = new ByteArrayOutputStream(listed.length);
        int start = 0;
        for (int i = 0; i < listed.length; i++) {
            if (listed[i] == 0) {
                if (i > start && listed[i - 1] != '/') {
                    files.write(listed, start, i + 1 - start);
                }
                start = i + 1;
            }
        }
        return files.toByteArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }
}
