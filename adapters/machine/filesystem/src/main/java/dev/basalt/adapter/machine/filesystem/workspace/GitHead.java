package dev.basalt.adapter.machine.filesystem.workspace;

import dev.basalt.adapter.machine.filesystem.RegularFile;
import dev.basalt.domain.git.GitBranch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the branch from git's file {@code HEAD}, without a process. The file belongs to the
 * project: what does not look like a branch or a commit is left out.
 */
public final class GitHead implements GitBranch {

    private static final int MAX_BYTES = 4096;
    private static final int LONGEST_NAME = 200;
    private static final int SHORT_COMMIT = 10;

    private static final String WORKTREE = "gitdir:";
    private static final String BRANCH = "ref: refs/heads/";

    /** What repositories with another storage of branches have in the file. */
    private static final String PLACEHOLDER = ".invalid";

    @Override
    public Optional<String> current(Path directory) {
        for (Path each = directory.toAbsolutePath().normalize();
                each != null;
                each = each.getParent()) {
            Path git = each.resolve(".git");
            if (Files.isDirectory(git)) {
                return branch(git);
            }
            if (Files.exists(git)) {
                return worktree(git).flatMap(GitHead::branch);
            }
        }
        return Optional.empty();
    }

    /** Worktrees and submodules have a file that names the directory. */
    private static Optional<Path> worktree(Path file) {
        return line(file)
                .filter(text -> text.startsWith(WORKTREE))
                .map(text -> text.substring(WORKTREE.length()).strip())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> {
                    try {
                        return Optional.of(file.resolveSibling(text));
                    } catch (InvalidPathException _) {
                        return Optional.empty();
                    }
                });
    }

    private static Optional<String> branch(Path git) {
        return line(git.resolve("HEAD"))
                .flatMap(text ->
                        text.startsWith(BRANCH)
                                ? Optional.of(text.substring(BRANCH.length()))
                                        .filter(GitHead::isName)
                                : Optional.of(text)
                                        .filter(GitHead::isCommit)
                                        .map(commit ->
                                                "none, at commit "
                                                        + commit.substring(0, SHORT_COMMIT)));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && !text.equals(PLACEHOLDER)
                && text.chars()
                        .noneMatch(
                                c -> c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == 0xFFFD);
    }

    private static boolean isCommit(String text) {
        return (text.length() == 40 || text.length() == 64)
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static Optional<String> line(Path file) {
        try {
            return new String(RegularFile.read(file, MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::strip);
        } catch (IOException _) {
            // the model is told no branch
            return Optional.empty();
        }
    }
}
