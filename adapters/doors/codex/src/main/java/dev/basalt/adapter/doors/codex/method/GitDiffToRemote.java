package dev.basalt.adapter.doors.codex.method;

import java.nio.file.Path;

/** {@code gitDiffToRemote}: how a working tree differs from what its remote has. */
public final class GitDiffToRemote {

    private GitDiffToRemote() {}

    /**
     * Where the working tree is.
     *
     * @param cwd absolute, or relative to the server's own directory
     */
    public record Params(Path cwd) {}

    /**
     * The difference.
     *
     * @param sha the nearest commit that a remote has, 40 hexadecimal digits
     * @param diff in git's format; empty when equal
     */
    public record Result(String sha, String diff) {}
}
