package dev.basalt.domain.diff;

import dev.basalt.domain.workspace.Lines;

import java.util.ArrayList;
import java.util.List;

/** Formats differences as hunks of a unified diff, without file headers. */
public final class UnifiedDiff {

    private static final String NO_FINAL_LINE_FEED = "\\ No newline at end of file\n";

    private final Lines before;
    private final Lines after;
    private final int context;
    private final StringBuilder out = new StringBuilder();

    private UnifiedDiff(Lines before, Lines after, int context) {
        this.before = before;
        this.after = after;
        this.context = context;
    }

    /**
     * Returns the hunks; the empty string for equal texts.
     *
     * @param context the number of unchanged lines around a change
     */
    public static String of(Lines before, Lines after, Differ differ, int context) {
        var diff = new UnifiedDiff(before, after, context);
        List<Difference> hunk = new ArrayList<>();
        for (Difference next : differ.compare(before, after)) {
            if (!hunk.isEmpty() && next.oldStart() - hunk.getLast().oldEnd() > 2 * context) {
                diff.write(hunk);
                hunk.clear();
            }
            hunk.add(next);
        }
        if (!hunk.isEmpty()) {
            diff.write(hunk);
        }
        return diff.out.toString();
    }

    private void write(List<Difference> hunk) {
        Difference first = hunk.getFirst();
        Difference last = hunk.getLast();
        int lead = Math.min(context, first.oldStart());
        int trail = Math.min(context, before.count() - last.oldEnd());
        out.append("@@ -");
        range(first.oldStart() - lead, last.oldEnd() + trail);
        out.append(" +");
        range(first.newStart() - lead, last.newEnd() + trail);
        out.append(" @@\n");

        int at = first.oldStart() - lead;
        for (Difference each : hunk) {
            lines(' ', before, at, each.oldStart());
            lines('-', before, each.oldStart(), each.oldEnd());
            lines('+', after, each.newStart(), each.newEnd());
            at = each.oldEnd();
        }
        lines(' ', before, at, last.oldEnd() + trail);
    }

    /** Writes a range. An empty one is named by the line before it; a count of one is left out. */
    private void range(int from, int to) {
        int count = to - from;
        out.append(count == 0 ? from : from + 1);
        if (count != 1) {
            out.append(',').append(count);
        }
    }

    private void lines(char sign, Lines lines, int from, int to) {
        for (int line = from; line < to; line++) {
            out.append(sign).append(lines.text(line)).append('\n');
            if (!lines.isTerminated(line)) {
                out.append(NO_FINAL_LINE_FEED);
            }
        }
    }
}
