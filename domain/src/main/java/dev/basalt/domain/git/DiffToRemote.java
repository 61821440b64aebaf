package dev.basalt.domain.git;

/**
 * The diff between a working tree and a commit of its remote.
 *
 * @param sha the object id of the commit
 * @param diff in git's format, including committed, changed and untracked files; empty when equal
 */
public record DiffToRemote(String sha, String diff) {}
