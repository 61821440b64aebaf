package dev.basalt.domain.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

import org.junit.jupiter.api.Test;

import java.util.List;

class UnifiedDiffTest {

    private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    @Test
    void equalTextsHaveNoHunk() {
        assertEquals("", diff("a\n", "a\n", 3));
    }

    @Test
    void aChangeHasContext() {
        assertEquals(
                "@@ -4,3 +4,3 @@\n 4\n-5\n+five\n 6\n",
                diff(TEN, TEN.replace("5", "five"), 1, new Difference(4, 5, 4, 5)));
    }

    @Test
    void contextEndsWhereTheFileDoes() {
        assertEquals(
                "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n",
                diff(TEN, TEN.replaceFirst("1", "one"), 3, new Difference(0, 1, 0, 1)));
        assertEquals(
                "@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-10\n+ten\n",
                diff(TEN, TEN.replace("10", "ten"), 3, new Difference(9, 10, 9, 10)));
    }

    @Test
    void anEmptySideIsNamedByTheLineBeforeIt() {
        assertEquals("@@ -0,0 +1 @@\n+a\n", diff("", "a\n", 3));
        assertEquals("@@ -1,2 +0,0 @@\n-a\n-b\n", diff("a\nb\n", "", 3));
        assertEquals("@@ -2,0 +3 @@\n+x\n", diff("a\nb\nc\n", "a\nb\nx\nc\n", 0));
    }

    @Test
    void changesShareAHunkWhenTheirContextsMeet() {
        String after = "one\n2\n3\nfour\n5\n6\n7\n8\n9\nten\n";
        Difference[] differences = {
            new Difference(0, 1, 0, 1), new Difference(3, 4, 3, 4), new Difference(9, 10, 9, 10)
        };

        assertEquals(
                """
                @@ -1,5 +1,5 @@
                -1
                +one
                 2
                 3
                -4
                +four
                 5
                @@ -9,2 +9,2 @@
                 9
                -10
                +ten
                """,
                diff(TEN, after, 1, differences));
    }

    @Test
    void linesAfterAnInsertionAreRenumbered() {
        assertEquals(
                "@@ -1 +1,3 @@\n+a\n+b\n 1\n@@ -10 +12,2 @@\n 10\n+c\n",
                diff(
                        TEN,
                        "a\nb\n" + TEN + "c\n",
                        1,
                        new Difference(0, 0, 0, 2),
                        new Difference(10, 10, 12, 13)));
    }

    @Test
    void aMissingLineFeedAtTheEndIsShown() {
        assertEquals(
                "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n",
                diff("a\nb", "a\nb\n", 3));
        assertEquals(
                "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n",
                diff("a\nb", "A\nb", 3));
    }

    private static String diff(String before, String after, int context) {
        return UnifiedDiff.of(lines(before), lines(after), new PlainDiffer(), context);
    }

    private static String diff(
            String before, String after, int context, Difference... differences) {
        return UnifiedDiff.of(
                lines(before), lines(after), (one, other) -> List.of(differences), context);
    }

    private static Lines lines(String text) {
        return Lines.of(FileContent.of(text));
    }
}
