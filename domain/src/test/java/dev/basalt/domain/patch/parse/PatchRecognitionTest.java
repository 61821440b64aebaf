package dev.basalt.domain.patch.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class PatchRecognitionTest {

    private static final PatchRecognition RECOGNITION =
            new PatchRecognition("apply_patch", "applypatch");

    private static final String BODY = "*** Begin Patch\n*** Delete File: a\n*** End Patch";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply_patch <<EOF\n%s\nEOF",
                "apply_patch <<'EOF'\n%s\nEOF\n\n",
                "apply_patch << \"END_OF-IT\" \n%s\nEND_OF-IT  \n",
                "  \n\tapply_patch<<'EOF'\n%s\nEOF",
            })
    void aScriptWithOnlyAHereDocumentIsAPatch(String script) {
        assertEquals(Optional.of(BODY), patchIn(script.formatted(BODY)));
    }

    @Test
    void theShellRemovesTabsAfterADash() {
        assertEquals(
                Optional.of(BODY),
                patchIn("apply_patch <<-EOF\n\t" + BODY.replace("\n", "\n\t\t") + "\n\tEOF"));
    }

    @Test
    void aHereDocumentThatIsNotClosedExtendsToTheEnd() {
        assertEquals(Optional.of(BODY), patchIn("apply_patch <<EOF\n" + BODY));
    }

    @Test
    void nothingInTheBodyIsExpanded() {
        assertEquals(Optional.of("+$HOME `id`"), patchIn("apply_patch <<EOF\n+$HOME `id`\nEOF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply_patch <<EOF\n%s\nEOF\nls",
                "apply_patch <<EOF; ls\n%s\nEOF",
                "apply_patch <<EOF | tee log\n%s\nEOF",
                "apply_patch <<EOF > log\n%s\nEOF",
                "apply_patch <<EOF &\n%s\nEOF",
                "apply_patch <<EOF # mind\n%s\nEOF",
                "apply_patch <<$(id)\n%s\n$(id)",
                "apply_patch -v <<EOF\n%s\nEOF",
                "apply_patchx <<EOF\n%s\nEOF",
                "cd sub && apply_patch <<EOF\n%s\nEOF",
                "X=1 apply_patch <<EOF\n%s\nEOF",
                "apply_patch <<'EOF\"\n%s\nEOF",
                "apply_patch <<<'%s'",
                "apply_patch '%s'",
                "apply_patch <<''\n%s\n",
                "apply_patch",
            })
    void aScriptThatDoesAnythingElseIsACommand(String script) {
        assertEquals(Optional.empty(), patchIn(script.formatted(BODY)));
    }

    @Test
    void onlyTheTwoNamesAreThePatchProgram() {
        assertEquals(Optional.of("x"), RECOGNITION.patchIn(List.of("applypatch", "x")));
        assertEquals(Optional.empty(), RECOGNITION.patchIn(List.of("patch", "x")));
        assertEquals(Optional.empty(), RECOGNITION.patchIn(List.of("apply_patch", "x", "y")));
        assertEquals(Optional.empty(), RECOGNITION.patchIn(List.of()));
    }

    private static Optional<String> patchIn(String script) {
        return RECOGNITION.patchIn(List.of("bash", "-lc", script));
    }
}
