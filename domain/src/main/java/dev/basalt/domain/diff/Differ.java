package dev.basalt.domain.diff;

import dev.basalt.domain.workspace.Lines;

import java.util.List;

/** Finds what differs between two texts. Thread-safe. */
public interface Differ {

    /**
     * Compares line by line, where {@link Lines#same} says what is equal.
     *
     * @return the differences in order, with at least one equal line between two of them; small for
     *     similar texts, but not promised to be the smallest
     */
    List<Difference> compare(Lines before, Lines after);
}
