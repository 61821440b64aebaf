package dev.basalt.adapter.machine.git;

import dev.basalt.domain.git.GitError;

import io.vavr.control.Either;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lists untracked files as additions. They are added to a temporary index with {@code
 * --intent-to-add}, so that three processes are enough for any number of files and the repository
 * is not changed.
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

    private Either<GitError, String> additions(byte[] files, Path folder) throws IOException {
        Path names = Files.write(folder.resolve("names"), files);
        Path objects = Files.createDirectory(folder.resolve("objects"));
        GitCommand aside =
                git.with(
                        Map.of(
                                "GIT_INDEX_FILE", folder.resolve("index").toString(),
                                "GIT_OBJECT_DIRECTORY", objects.toString()));
        return aside.text(
                        "add",
                        "--intent-to-add",
                        "--pathspec-from-file=" + names,
                        "--pathspec-file-nul")
                .flatMap(_ ->
                        aside.text(
                                "diff",
                                "--binary",
                                "--no-ext-diff",
                                "--no-textconv",
                                "--relative"));
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
