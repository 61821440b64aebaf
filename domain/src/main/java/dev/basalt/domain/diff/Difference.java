package dev.basalt.domain.diff;

/**
 * A range of lines that replaces another. Line numbers start at 0 and ends are exclusive; at least
 * one of the two ranges is not empty.
 */
public record Difference(int oldStart, int oldEnd, int newStart, int newEnd) {}
