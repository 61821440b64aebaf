package dev.basalt.domain.git;

/**
 * Why a working tree could not be read.
 *
 * @param reason a sentence fragment for people
 */
public record GitError(String reason) {}
