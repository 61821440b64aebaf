package dev.basalt.domain.patch.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.patch.Patch.Section;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.workspace.FileContent;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

class PatchedTextTest {

    private static final Path FILE = Path.of("/project/f");

    @Nested
    class Additions {

        @Test
        void arePlacedAfterTheirContext() {
            assertPatched("a\nx\nb\n", "a\nb\n", "@@ a", "+x");
        }

        @Test
        void withoutContextArePlacedAtTheEnd() {
            assertPatched("a\nb\nx\n", "a\nb\n", "@@", "+x");
        }

        @Test
        void atTheEndOfTheFileArePlacedThereWhateverTheContext() {
            assertPatched("a\nb\nx\n", "a\nb\n", "@@ a", "+x", "*** End of File");
        }

        @Test
        void replaceABlankLastLine() {
            assertPatched("a\nx\ny\n", "a\n\n", "@@", "+x", "@@", "+y");
        }

        @Test
        void comeAfterAChunkThatReachesTheEnd() {
            assertPatched("A\n\nx\n", "a\n\n", "@@", "+x", "@@", "-a", "+A", " ");
        }

        @Test
        void withAContextDoNotAffectTheNextChunk() {
            assertPatched("a\nx\nB\nc\n", "a\nb\nc\n", "@@ a", "+x", "@@", "-b", "+B");
        }
    }

    @Nested
    class AByteOrderMark {

        @Test
        void isNoPartOfTheFirstLineAndStays() {
            assertPatched("\uFEFFb\n", "\uFEFFa\n", "@@", "-a", "+b");
            assertPatched("\uFEFFx\na\n", "\uFEFFa\n", "@@", "+x", " a");
        }

        @Test
        void mayBeWrittenInThePatch() {
            assertPatched("\uFEFFb\n", "\uFEFFa\n", "@@", "-\uFEFFa", "+\uFEFFb");
            assertPatched("\uFEFFa\nb\n", "\uFEFFa\n", "@@ \uFEFFa", "+b");
        }

        @Test
        void isAddedToNoFileWithoutOne() {
            assertPatched("b\n", "a\n", "@@", "-a", "+b");
        }
    }

    @Nested
    class LineEnds {

        @Test
        void ofTheFileAreThoseOfAddedLines() {
            assertPatched("a\r\nx\r\nb\r\n", "a\r\nb\r\n", "@@", " a", "+x", " b");
        }

        @Test
        void ofKeptLinesStay() {
            assertPatched("a\r\nX\nc\r\n", "a\r\nb\nc\r\n", "@@", " a", "-b", "+X", " c");
        }

        @Test
        void atTheEndAreAddedAsTheFileHasThem() {
            assertPatched("A\r\nb\r\n", "a\r\nb", "@@", "-a", "+A");
            assertPatched("a\nB\n", "a\nb", "@@", "-b", "+B");
            assertPatched("a\r\nb\r\nx\r\n", "a\r\nb", "@@", "+x");
        }

        @Test
        void areNotDoubled() {
            assertPatched("a\r\nx\r\n", "a\r\n", "@@", " a", "+x\r");
        }
    }

    @Nested
    class BlankLines {

        @Test
        void atTheEndStayWhereNoChunkTouchesThem() {
            assertPatched("A\n\n\n", "a\n\n\n", "@@", "-a", "+A");
        }

        @Test
        void thatTheFileDoesNotHaveAreLeftOutAtTheEndOfAChunk() {
            assertPatched("A\n", "a\n", "@@", "-a", "+A", " ");
            assertPatched("A\nb\n", "a\nb\n", "@@", "-a", "-", "+A");
        }

        @Test
        void areNotLeftOutTwice() {
            assertEquals(
                    Either.left(new PatchError.LinesNotFound(FILE, 1, List.of("a", "", ""))),
                    patched("a\n", "@@", "-a", " ", " "));
        }
    }

    @Nested
    class Matching {

        @ParameterizedTest
        @ValueSource(
                strings = {"x", "x  ", "x\t", "  x", "\u3000x\u00a0", "\u2003x\u2028", "x\u0085"})
        void whiteSpaceAroundALineIsIgnored(String line) {
            assertPatched("a\ny\n", "a\n" + line + "\n", "@@", "-x", "+y");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"“it’s – 1”", "\"it's − 1\"", "„it‛s‑1”", "\u201fit\u2018s\u20031\""})
        void typographyIsIgnored(String line) {
            String wanted =
                    line.contains("‑")
                            ? "\"it's-1\""
                            : line.contains("\u2003") ? "\"it's 1\"" : "\"it's - 1\"";

            assertPatched("y\n", line + "\n", "@@", "-" + wanted, "+y");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a  b", "ab", "a\u200bb", "X", "a b\u200b"})
        void everythingElseIsSignificant(String line) {
            assertEquals(
                    Either.left(new PatchError.LinesNotFound(FILE, 1, List.of("a b"))),
                    patched(line + "\n", "@@", "-a b"));
        }

        @Test
        void theStricterMatchWinsEvenIfItComesLater() {
            assertPatched("x \n  x\ny\n", "x \n  x\nx\n", "@@", "-x", "+y");
            assertPatched("  x\ny\nx\u00a0\n", "  x\nx \nx\u00a0\n", "@@", "-x", "+y");
        }

        @Test
        void theFirstOfEqualMatchesWins() {
            assertPatched("y\nx\n", "x\nx\n", "@@", "-x", "+y");
        }

        @Test
        void aPatchWithUnpairedSurrogatesIsAccepted() {
            assertPatched("?\n", "x\n", "@@", "-x", "+\ud800");
        }
    }

    @Nested
    class Chunks {

        @Test
        void areSearchedAfterThePreviousOne() {
            assertPatched("1\nx\n2\n", "x\nx\nx\n", "@@", "-x", "+1", "@@", " x", "-x", "+2");
        }

        @Test
        void atTheEndOfTheFileDoNotReachBackIntoTheOneBefore() {
            assertEquals(
                    Either.left(new PatchError.LinesNotFound(FILE, 2, List.of("b"))),
                    patched("a\nb\n", "@@", " a", "-b", "@@", "-b", "*** End of File"));
        }

        @Test
        void areNamedByTheirNumberWhenTheyDoNotFit() {
            assertEquals(
                    Either.left(new PatchError.LinesNotFound(FILE, 2, List.of("z"))),
                    patched("a\nb\n", "@@", "-a", "@@", "-z"));
            assertEquals(
                    Either.left(new PatchError.ContextNotFound(FILE, 3, "z")),
                    patched("a\nb\n", "@@", "-a", "@@", "-b", "@@ z", "-c"));
        }

        @Test
        void afterTheLastLineFitNowhere() {
            assertEquals(
                    Either.left(new PatchError.LinesNotFound(FILE, 1, List.of("a"))),
                    patched("a\n", "@@ a", "-a"));
        }
    }

    private static void assertPatched(String expected, String before, String... chunks) {
        assertEquals(Either.right(expected), patched(before, chunks));
    }

    private static Either<PatchError, String> patched(String before, String... chunks) {
        String text =
                "*** Begin Patch\n*** Update File: f\n"
                        + String.join("\n", chunks)
                        + "\n*** End Patch";
        return PatchParser.parse(text)
                .map(patch -> (Section.Update) patch.sections().getFirst())
                .flatMap(update -> PatchedText.of(FILE, FileContent.of(before), update.chunks()))
                .map(FileContent::text);
    }
}
