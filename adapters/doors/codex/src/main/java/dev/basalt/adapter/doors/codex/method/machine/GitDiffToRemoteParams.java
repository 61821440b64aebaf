package dev.basalt.adapter.doors.codex.method.machine;

import java.nio.file.Path;

/**
 * Params of {@code gitDiffToRemote}, which compares a working tree with its remote.
 *
 * @param cwd absolute, or relative to the server's working directory
 */
public record GitDiffToRemoteParams(Path cwd) {}
