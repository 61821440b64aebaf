package dev.basalt.domain.diff;

/**
 * Lines that stand in place of others. Lines count from 0, ends are exclusive; at least one of the
 * two runs is not empty.
 */
public record Difference(int oldStart, int oldEnd, int newStart, int newEnd) {}
