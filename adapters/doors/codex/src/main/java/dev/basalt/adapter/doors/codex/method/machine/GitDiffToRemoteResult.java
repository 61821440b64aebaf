package dev.basalt.adapter.doors.codex.method.machine;

/**
 * Result of {@code gitDiffToRemote}.
 *
 * @param sha the nearest commit that a remote has, 40 hexadecimal digits
 * @param diff in the format of git; empty when equal
 */
public record GitDiffToRemoteResult(String sha, String diff) {}
