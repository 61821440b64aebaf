package dev.basalt.adapter.machine.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A remote repository and a working tree that is pushed to it, in a folder of a test. */
record Repositories(Path folder) {

    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "PATH", System.getenv("PATH"),
                    "HOME", "/nonexistent",
                    "GIT_CONFIG_NOSYSTEM", "1");

    /** A remote that has one commit with a file {@code a}, checked out in {@code tree}. */
    static Repositories cloned(Path folder) throws IOException {
        Repositories all = new Repositories(folder);
        Path tree = Files.createDirectory(all.tree());
        all.git(folder, "init", "-q", "--bare", "-b", "main", "remote.git");
        all.git(tree, "init", "-q", "-b", "main");
        all.git(tree, "remote", "add", "origin", folder.resolve("remote.git").toString());
        all.commit("a", "A\n");
        all.git(tree, "push", "-q", "origin", "main");
        return all;
    }

    Path tree() {
        return folder.resolve("tree");
    }

    /** Writes a file of the tree and commits it; returns the commit. */
    String commit(String file, String content) throws IOException {
        write(file, content);
        git(tree(), "add", file);
        git(tree(), "commit", "-q", "-m", file);
        return head();
    }

    void write(String file, String content) throws IOException {
        Path path = tree().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    String head() throws IOException {
        return git(tree(), "rev-parse", "HEAD").strip();
    }

    /** Runs git, which must succeed, and returns its output. */
    String git(Path directory, String... arguments) throws IOException {
        List<String> identity =
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.com");
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(identity.stream(), Stream.of(arguments)).toList())
                        .directory(directory.toFile())
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(List.of(arguments) + ": " + said);
        }
        return said;
    }
}
