package dev.basalt.domain.git;

/**
 * Why nothing could be said about a working tree.
 *
 * @param reason half a sentence for people
 */
public record GitError(String reason) {}
