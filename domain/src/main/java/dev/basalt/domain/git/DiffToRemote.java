package dev.basalt.domain.git;

/**
 * How a working tree differs from what others have.
 *
 * @param sha the commit that it is compared with
 * @param diff in git's format, committed, changed and untracked files alike; empty when equal
 */
public record DiffToRemote(String sha, String diff) {}
