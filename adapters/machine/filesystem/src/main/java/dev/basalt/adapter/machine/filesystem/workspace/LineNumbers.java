package dev.basalt.adapter.machine.filesystem.workspace;

import dev.basalt.domain.workspace.Lines;

import java.util.Arrays;

/**
 * Assigns the same number to equal lines of two texts, so that lines can be compared by number.
 * Numbers start at 0. Not thread-safe.
 */
final class LineNumbers {

    private static final int FREE = -1;

    private final Lines before;
    private final Lines after;

    /**
     * By number: the index of a line with that number; for the second text, its bitwise complement.
     */
    private final int[] places;

    /** A hash table from lines to numbers; its size is a power of two. */
    private final int[] table;

    private int count;

    /**
     * Creates an empty table.
     *
     * @param most how many lines will be numbered
     */
    LineNumbers(Lines before, Lines after, int most) {
        this.before = before;
        this.after = after;
        places = new int[most];
        table = new int[Integer.highestOneBit(Math.max(1, most)) * 4];
        Arrays.fill(table, FREE);
    }

    int[] ofBefore(int from, int to) {
        int[] numbers = new int[to - from];
        for (int line = from; line < to; line++) {
            numbers[line - from] = of(before, line, line);
        }
        return numbers;
    }

    int[] ofAfter(int from, int to) {
        int[] numbers = new int[to - from];
        for (int line = from; line < to; line++) {
            numbers[line - from] = of(after, line, ~line);
        }
        return numbers;
    }

    /** Returns the number of different lines. */
    int count() {
        return count;
    }

    private int of(Lines text, int line, int place) {
        int slot = spread(text.hash(line)) & (table.length - 1);
        while (table[slot] != FREE) {
            if (isAt(places[table[slot]], text, line)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = count;
        places[count] = place;
        return count++;
    }

    private boolean isAt(int place, Lines text, int line) {
        return place >= 0 ? text.same(line, before, place) : text.same(line, after, ~place);
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}
