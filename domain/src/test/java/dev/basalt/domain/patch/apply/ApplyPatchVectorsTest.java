package dev.basalt.domain.patch.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.Vector;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class ApplyPatchVectorsTest {

    /** Deliberate differences, with their results. */
    private static final Map<String, Map<String, String>> OURS =
            Map.of(
                    // the line endings of the file are kept: the reference writes LF
                    "CRLF file + CRLF patch",
                    Map.of("c.txt", "one\r\nTWO\r\nthree\r\n"),
                    // the mark is no part of the first line: the reference does not find that line
                    "file with BOM",
                    Map.of("m.txt", "\uFEFFX\n"),
                    // the reference crashes
                    "pure addition chunk then earlier shrinking chunk",
                    Map.of("a.txt", "two\nthree\nfour\nfive\nsix\n"),
                    // the reference counts lines that have moved meanwhile
                    "pure addition chunk then earlier growing chunk",
                    Map.of("a.txt", "1\n1b\ntwo\nthree\nfour\nfive\nsix\n"));

    static Stream<Vector> vectors() {
        return Vector.all("apply-patch");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aPatchLeavesTheFilesThatItShould(Vector vector) {
        var workspace = new InMemoryWorkspace();
        Map<String, String> before = texts(vector.json().get("files_before"));
        before.forEach((path, text) -> workspace.with(absolute(path), text));

        var outcome = apply(vector.text("patch"), workspace);

        if (OURS.containsKey(vector.name())) {
            assertTrue(outcome.isRight());
            assertEquals(absolute(OURS.getOrDefault(vector.name(), Map.of())), workspace.texts());
            return;
        }
        assertEquals(
                vector.json().get("exit_code").asInt() == 0
                        ? vector.text("stdout")
                        : vector.text("stderr"),
                outcome.fold(ApplyPatchVectorsTest::asPrinted, VerifiedPatch::report));
        assertEquals(absolute(texts(vector.json().get("files_after"))), workspace.texts());
    }

    @Test
    void everyDifferenceIsOneOfAVector() {
        var names = vectors().map(Vector::name).toList();

        assertTrue(names.containsAll(OURS.keySet()));
    }

    private static Either<PatchError, VerifiedPatch> apply(
            String text, InMemoryWorkspace workspace) {
        var verifier = new PatchVerifier(workspace, new PlainDiffer());
        return PatchParser.parse(text)
                .flatMap(patch -> verifier.verify(patch, Path.of("/project/dir")))
                .flatMap(new PatchApplier(workspace, verifier)::apply);
    }

    /**
     * The reference's patch program words two errors differently from the agent, names files as the
     * patch does, and doesn't number the hunks.
     */
    private static String asPrinted(PatchError error) {
        String words =
                switch (error) {
                    case PatchError.NotAPatch bad -> "Invalid patch: " + bad.problem();
                    case PatchError.BadLine bad ->
                            "Invalid patch hunk on line " + bad.line() + ": " + bad.problem();
                    case PatchError.ContextNotFound misfit ->
                            withoutHunk(misfit.message(), misfit.chunk());
                    case PatchError.LinesNotFound misfit ->
                            withoutHunk(misfit.message(), misfit.chunk());
                    case PatchError other -> other.message();
                };
        return words.replace("/project/dir/", "") + "\n";
    }

    private static String withoutHunk(String message, int hunk) {
        String number = " (hunk " + hunk + ")";
        assertTrue(message.endsWith(number), message);
        return message.substring(0, message.length() - number.length());
    }

    private static Map<String, String> texts(JsonNode files) {
        Map<String, String> texts = new TreeMap<>();
        files.propertyStream()
                .forEach(file -> texts.put(file.getKey(), file.getValue().asString()));
        return texts;
    }

    private static Map<String, String> absolute(Map<String, String> files) {
        Map<String, String> absolute = new TreeMap<>();
        files.forEach((path, text) -> absolute.put(absolute(path), text));
        return absolute;
    }

    private static String absolute(String path) {
        return Path.of("/project/dir").resolve(path).normalize().toString();
    }
}
