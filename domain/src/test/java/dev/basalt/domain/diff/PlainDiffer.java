package dev.basalt.domain.diff;

import dev.basalt.domain.workspace.Lines;

import java.util.List;

/** Treats everything between the common start and end as one difference. */
public final class PlainDiffer implements Differ {

    @Override
    public List<Difference> compare(Lines before, Lines after) {
        int shorter = Math.min(before.count(), after.count());
        int start = 0;
        while (start < shorter && before.same(start, after, start)) {
            start++;
        }
        int oldEnd = before.count();
        int newEnd = after.count();
        while (oldEnd > start && newEnd > start && before.same(oldEnd - 1, after, newEnd - 1)) {
            oldEnd--;
            newEnd--;
        }
        return oldEnd == start && newEnd == start
                ? List.of()
                : List.of(new Difference(start, oldEnd, start, newEnd));
    }
}
