package dev.basalt.adapter.machine.filesystem.workspace;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.DeltaType;

import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.diff.Difference;
import dev.basalt.domain.workspace.Lines;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares texts with Myers' algorithm, after removing the common start and end and the lines that
 * only one text has. Thread-safe.
 */
public final class MyersDiffer implements Differ {

    /**
     * The number of differences beyond which the texts are treated as entirely different: time and
     * memory grow with its square.
     */
    private static final int MOST_DIFFERENCES = 1024;

    @Override
    public List<Difference> compare(Lines before, Lines after) {
        int start = commonStart(before, after);
        int end = commonEnd(before, after, start);
        int oldEnd = before.count() - end;
        int newEnd = after.count() - end;
        var numbers = new LineNumbers(before, after, oldEnd - start + newEnd - start);
        int[] old = numbers.ofBefore(start, oldEnd);
        int[] fresh = numbers.ofAfter(start, newEnd);
        return new Comparison(old, fresh, numbers.count()).differences(start);
    }

    private static int commonStart(Lines before, Lines after) {
        int most = Math.min(before.count(), after.count());
        int start = 0;
        while (start < most && before.same(start, after, start)) {
            start++;
        }
        return start;
    }

    private static int commonEnd(Lines before, Lines after, int start) {
        int most = Math.min(before.count(), after.count()) - start;
        int end = 0;
        while (end < most
                && before.same(before.count() - end - 1, after, after.count() - end - 1)) {
            end++;
        }
        return end;
    }

    /** Two texts as numbers of lines, and which lines only one text has. */
    private static final class Comparison {

        private final int[] old;
        private final int[] fresh;
        private final BitSet removed = new BitSet();
        private final BitSet added = new BitSet();

        Comparison(int[] old, int[] fresh, int numbers) {
            this.old = old;
            this.fresh = fresh;
            int[] oldRest = known(old, fresh, numbers, removed);
            int[] freshRest = known(fresh, old, numbers, added);
            // from new to old: among equally small sets of differences this finds the one that
            // codex shows
            for (Change each : changes(values(fresh, freshRest), values(old, oldRest))) {
                mark(added, freshRest, each.startOriginal, each.endOriginal);
                mark(removed, oldRest, each.startRevised, each.endRevised);
            }
        }

        /**
         * Returns the indexes of the lines that the other text has too, and marks the remaining
         * ones.
         */
        private static int[] known(int[] lines, int[] others, int numbers, BitSet unknown) {
            var there = new BitSet(numbers);
            IntStream.of(others).forEach(there::set);
            IntStream.range(0, lines.length)
                    .filter(at -> !there.get(lines[at]))
                    .forEach(unknown::set);
            return IntStream.range(0, lines.length).filter(at -> there.get(lines[at])).toArray();
        }

        private static List<Integer> values(int[] lines, int[] places) {
            return new AbstractList<>() {
                @Override
                public Integer get(int index) {
                    return lines[places[index]];
                }

                @Override
                public int size() {
                    return places.length;
                }
            };
        }

        private static void mark(BitSet marked, int[] places, int from, int to) {
            for (int at = from; at < to; at++) {
                marked.set(places[at]);
            }
        }

        private static List<Change> changes(List<Integer> from, List<Integer> to) {
            try {
                return new MyersDiff<Integer>().computeDiff(from, to, new Limit());
            } catch (TooManyDifferences e) {
                return List.of(new Change(DeltaType.CHANGE, 0, from.size(), 0, to.size()));
            }
        }

        List<Difference> differences(int offset) {
            List<Difference> differences = new ArrayList<>();
            int oldAt = 0;
            int newAt = 0;
            while (oldAt < old.length || newAt < fresh.length) {
                int oldEnd = removed.nextClearBit(oldAt);
                int newEnd = added.nextClearBit(newAt);
                if (oldEnd > oldAt || newEnd > newAt) {
                    differences.add(
                            new Difference(
                                    offset + oldAt,
                                    offset + oldEnd,
                                    offset + newAt,
                                    offset + newEnd));
                }
                oldAt = oldEnd + 1;
                newAt = newEnd + 1;
            }
            return differences;
        }
    }

    private static final class TooManyDifferences extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyDifferences() {
            super("too many differences", null, false, false);
        }
    }

    /** Stops the algorithm: it reports every step, and each step is one more difference. */
    private static final class Limit implements DiffAlgorithmListener {

        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int value, int max) {
            if (value > MOST_DIFFERENCES) {
                throw new TooManyDifferences();
            }
        }

        @Override
        public void diffEnd() {}
    }
}
