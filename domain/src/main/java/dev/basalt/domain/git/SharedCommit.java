package dev.basalt.domain.git;

/**
 * A commit that a remote is known to have.
 *
 * @param sha its object id in hexadecimal digits
 * @param distance how many commits of the current branch it lacks; zero or more
 */
public record SharedCommit(String sha, long distance) {}
