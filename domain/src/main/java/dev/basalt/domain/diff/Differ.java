package dev.basalt.domain.diff;

import dev.basalt.domain.workspace.Lines;

import java.util.List;

/** Finds the differences between two texts. Thread-safe. */
public interface Differ {

    /**
     * Compares line by line, with {@link Lines#same} as the definition of equality.
     *
     * @return the differences in order, with at least one equal line between two of them; few for
     *     similar texts, but not necessarily the fewest
     */
    List<Difference> compare(Lines before, Lines after);
}
