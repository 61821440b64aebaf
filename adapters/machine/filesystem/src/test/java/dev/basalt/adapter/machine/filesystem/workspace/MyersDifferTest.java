package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.diff.Difference;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class MyersDifferTest {

    private final MyersDiffer differ = new MyersDiffer();

    @Test
    void equalTextsDoNotDiffer() {
        assertEquals(List.of(), differ.compare(lines(""), lines("")));
        assertEquals(List.of(), differ.compare(lines("a\nb"), lines("a\nb")));
    }

    @Test
    void differencesAreAsSmallAsPossible() {
        assertEquals(
                List.of(new Difference(0, 1, 0, 0), new Difference(3, 3, 2, 3)),
                differ.compare(lines("x\na\nb\n"), lines("a\nb\ny\n")));
    }

    @Test
    void aLineFeedThatIsMissingAtTheEndIsADifference() {
        assertEquals(
                List.of(new Difference(1, 2, 1, 2)),
                differ.compare(lines("a\nb"), lines("a\nb\n")));
    }

    @Test
    void everyLineIsEitherDifferentOrEqual() {
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            Lines before = random(random);
            Lines after = random(random);
            assertComplete(differ.compare(before, after), before, after, "seed " + seed);
        }
    }

    @Test
    void textsThatDifferAlmostEverywhereAreComparedInShortTime() {
        var random = new Random(1);
        Lines before = shuffled(random, 50_000);
        Lines after = shuffled(random, 50_000);

        var differences = differ.compare(before, after);

        assertComplete(differences, before, after, "shuffled");
    }

    private static Lines random(Random random) {
        int different = 1 + random.nextInt(8);
        return lines(
                IntStream.range(0, random.nextInt(20))
                        .mapToObj(line -> random.nextInt(different) + "\n")
                        .collect(Collectors.joining()));
    }

    private static Lines shuffled(Random random, int count) {
        return lines(
                random.ints(count, 0, 1000)
                        .mapToObj(line -> line + "\n")
                        .collect(Collectors.joining()));
    }

    private static void assertComplete(
            List<Difference> differences, Lines before, Lines after, String name) {
        int old = 0;
        int fresh = 0;
        for (Difference each : differences) {
            boolean first = each.equals(differences.getFirst());
            assertTrue(first || each.oldStart() > old, name);
            assertEquals(each.oldStart() - old, each.newStart() - fresh, name);
            assertTrue(each.oldEnd() > each.oldStart() || each.newEnd() > each.newStart(), name);
            assertSame(before, old, after, fresh, each.oldStart() - old, name);
            old = each.oldEnd();
            fresh = each.newEnd();
        }
        assertEquals(before.count() - old, after.count() - fresh, name);
        assertSame(before, old, after, fresh, before.count() - old, name);
    }

    private static void assertSame(
            Lines before, int old, Lines after, int fresh, int count, String name) {
        for (int line = 0; line < count; line++) {
            assertTrue(before.same(old + line, after, fresh + line), name);
        }
    }

    private static Lines lines(String text) {
        return Lines.of(FileContent.of(text));
    }
}
