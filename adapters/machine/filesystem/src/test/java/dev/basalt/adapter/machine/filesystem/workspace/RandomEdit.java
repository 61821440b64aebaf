package dev.basalt.adapter.machine.filesystem.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A change of a file with the chunks of a patch that describe it: written down as models do, with
 * as much context as it takes to mean one place only.
 */
final class RandomEdit {

    private final Random random;
    private final RandomFile before;
    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder chunks = new StringBuilder();

    /** The line of the file at which the search for the next chunk starts. */
    private int cursor;

    /**
     * @param line a line of the former file; for an added line, the line that follows it
     */
    private record Step(char sign, String text, int line) {}

    RandomEdit(RandomFile before, Random random) {
        this.before = before;
        this.random = random;
        while (steps.stream().allMatch(step -> step.sign() == ' ')) {
            steps.clear();
            chooseSteps();
        }
        writeChunks();
    }

    RandomFile after() {
        List<String> lines =
                steps.stream().filter(step -> step.sign() != '-').map(Step::text).toList();
        return new RandomFile(lines, before.crlf(), true, before.executable());
    }

    String chunks() {
        return chunks.toString();
    }

    private void chooseSteps() {
        int rate = 1 + random.nextInt(10);
        for (int line = 0; line <= before.lines().size(); line++) {
            while (random.nextInt(30) < rate) {
                steps.add(new Step('+', RandomFile.line(random, before.crlf()), line));
            }
            if (line < before.lines().size()) {
                char sign = random.nextInt(20) < rate ? '-' : ' ';
                steps.add(new Step(sign, before.lines().get(line), line));
            }
        }
    }

    private void writeChunks() {
        int at = 0;
        while (at < steps.size()) {
            int from = nextChange(at);
            int to = from;
            int gap = 1 + random.nextInt(6);
            while (to < steps.size() && nextChange(to) - to <= gap) {
                to = nextChange(to);
                while (to < steps.size() && steps.get(to).sign() != ' ') {
                    to++;
                }
            }
            if (from == steps.size()) {
                return;
            }
            at = writeChunk(at, from, to);
        }
    }

    private int nextChange(int from) {
        int at = from;
        while (at < steps.size() && steps.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    /** Leaves one line at least before the next change: it may need a context of its own. */
    private int writeChunk(int earliest, int from, int to) {
        int next = nextChange(to);
        int mostAfter = next == steps.size() ? next - to : Math.max(0, next - to - 1);
        int end = to + Math.min(random.nextInt(4), mostAfter);
        int start = Math.max(earliest, from - random.nextInt(4));
        while (start > earliest && !isFoundFrom(cursor, start, end)) {
            start--;
        }
        if (oldLines(start, end).isEmpty() && end < steps.size()) {
            end++;
        }
        String context = context(start, end);
        boolean first = chunks.isEmpty();
        boolean blankStart = steps.get(start).text().isBlank();
        if (!first || blankStart || !context.isEmpty() || random.nextInt(5) > 0) {
            chunks.append("@@").append(context).append('\n');
            first = false;
        }
        for (int at = start; at < end; at++) {
            Step step = steps.get(at);
            boolean bare = step.text().isEmpty() && step.sign() == ' ' && !(first && at == start);
            chunks.append(bare && random.nextBoolean() ? "" : step.sign() + step.text());
            chunks.append('\n');
        }
        if (end == steps.size() && random.nextBoolean()) {
            chunks.append("*** End of File\n");
        }
        cursor =
                oldLines(start, end).isEmpty()
                        ? cursor
                        : lineAt(start) + oldLines(start, end).size();
        return end;
    }

    /** Returns whether the first match of a chunk's old lines is the right one. */
    private boolean isFoundFrom(int line, int start, int end) {
        List<String> wanted = oldLines(start, end);
        int found = line;
        while (found + wanted.size() <= before.lines().size()
                && !before.lines().subList(found, found + wanted.size()).equals(wanted)) {
            found++;
        }
        return !wanted.isEmpty() && found == lineAt(start);
    }

    private List<String> oldLines(int start, int end) {
        return steps.subList(start, end).stream()
                .filter(step -> step.sign() != '+')
                .map(Step::text)
                .toList();
    }

    private int lineAt(int step) {
        return step < steps.size() ? steps.get(step).line() : before.lines().size();
    }

    /** Sometimes adds a line before the chunk as its context, where that identifies the chunk. */
    private String context(int start, int end) {
        int before = lineAt(start) - 1;
        if (before < cursor || random.nextInt(3) > 0) {
            return "";
        }
        String line = this.before.lines().get(before);
        int found = cursor + this.before.lines().subList(cursor, before + 1).indexOf(line);
        return !line.isEmpty() && isFoundFrom(found + 1, start, end) ? " " + line : "";
    }
}
