package dev.basalt.domain.patch.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.patch.Patch.Section.Replace;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A text of a file that is replaced by another one. */
class ReplacedTextTest {

    private static final Path FILE = Path.of("/project/a");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "one two three|two|2|one 2 three",
                "one\\ntwo\\nthree|two\\nth|2\\n3|one\\n2\\n3ree",
                "one\\r\\ntwo\\r\\n|one\\ntwo|1\\n2|1\\r\\n2\\r\\n",
                "one\\r\\ntwo\\r\\n|one|1\\n1|1\\r\\n1\\r\\ntwo\\r\\n",
                "\\uFEFFone\\n|one|1|\\uFEFF1\\n",
                "no end|end||no ",
                "é🦕x|🦕|ü|éüx",
            })
    void theTextIsReplacedAndAllElseStays(String file, String before, String after, String result) {
        assertEquals(
                Either.right(FileContent.of(lines(result))),
                replace(lines(file), lines(before), after == null ? "" : lines(after), false));
    }

    @Test
    void everyPlaceIsReplacedWhereThatIsWanted() {
        assertEquals(
                Either.right(FileContent.of("b b bab")), replace("aa aa aaab", "aa", "b", true));
    }

    @Test
    void aTextThatIsThereTwiceIsNamedWithItsLines() {
        assertEquals(
                "error: the text to be replaced is 2 times in /project/a (line 1, 3): give more of"
                        + " the text around it, or replace all of them",
                refused("x\ny\nx\n", "x", "z"));
    }

    @Test
    void ofManyPlacesTheFirstAreNamed() {
        assertEquals(
                "error: the text to be replaced is 7 times in /project/a (line 1, 2, 3, 4, 5, ...):"
                        + " give more of the text around it, or replace all of them",
                refused("x\n".repeat(7), "x", "z"));
    }

    @Test
    void aTextThatIsNotThereIsRefused() {
        assertEquals(
                "error: the text to be replaced is not in /project/a; read the file, and give the"
                        + " text exactly as it is there",
                refused("one\n", "two", "z"));
    }

    @Test
    void aTextThatDiffersInWhiteSpaceIsNamedWithItsLine() {
        assertEquals(
                "error: the text to be replaced is not in /project/a; at line 2 is one that differs"
                        + " in white space only: give it exactly as it is in the file",
                refused("x\n\tif (a)\n\t\tb();\n", "    if (a)\n        b();", "z"));
    }

    @Test
    void nothingToReplaceIsRefused() {
        assertEquals(
                "error: no change of /project/a: the text to be replaced is empty; to fill or"
                        + " create a file, write it",
                refused("x", "", "z"));
        assertEquals(
                "error: no change of /project/a: the text to be replaced and the new text are the"
                        + " same",
                refused("x", "x", "x"));
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        var workspace = new InMemoryWorkspace().with("/project/a", "x\0y");

        assertEquals(
                Either.left(
                        new PatchError.NotRead(
                                FILE, "the file is binary (it contains a NUL byte)")),
                verify(workspace, new Replace("a", "x", "y", false)));
    }

    @Test
    void aFileThatDoesNotExistIsRefused() {
        assertEquals(
                Either.left(new PatchError.NotRead(FILE, "No such file or directory (os error 2)")),
                verify(new InMemoryWorkspace(), new Replace("a", "x", "y", false)));
    }

    @Test
    void theChangeIsReportedAsThatOfAPatch() {
        var workspace = new InMemoryWorkspace().with("/project/a", "one\ntwo\n");

        VerifiedPatch patch = verify(workspace, new Replace("a", "one", "1", false)).get();

        assertEquals(
                Map.of(
                        FILE,
                        new FileChange.Update(
                                "@@ -1,2 +1,2 @@\n-one\n+1\n two\n", Optional.empty())),
                patch.changes());
        assertEquals("Success. Updated the following files:\nM a\n", patch.report());
    }

    private static String refused(String file, String before, String after) {
        return replace(file, before, after, false).getLeft().toolOutput();
    }

    private static Either<PatchError, FileContent> replace(
            String file, String before, String after, boolean everywhere) {
        return ReplacedText.of(
                FILE, FileContent.of(file), new Replace("a", before, after, everywhere));
    }

    private static Either<PatchError, VerifiedPatch> verify(
            InMemoryWorkspace workspace, Patch.Section section) {
        return new PatchVerifier(workspace, new PlainDiffer())
                .verify(new Patch(List.of(section)), Path.of("/project"));
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\uFEFF", "\uFEFF");
    }
}
