package dev.basalt.domain.patch.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.GrantedRoots;
import dev.basalt.domain.approval.PatchApproval;
import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.Vector;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class PatchRecognitionVectorsTest {

    private static final PatchRecognition RECOGNITION =
            new PatchRecognition("apply_patch", "applypatch");

    /**
     * Commands in Basalt: the reference drops the rest of the script, or accepts any longer name.
     */
    private static final List<String> COMMANDS_FOR_US =
            List.of("bash -lc apply_patch && ls", "bash -lc apply_patch_foo prefix");

    /** The function tool passes the text itself. */
    static Stream<Vector> vectors() {
        return Vector.all("apply-patch-recognition")
                .filter(vector -> vector.json().get("argv").isArray());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aCommandIsAPatchOrIsNot(Vector vector) {
        var patch = RECOGNITION.patchIn(vector.texts("argv").toList());

        if (COMMANDS_FOR_US.contains(vector.name()) || vector.text("outcome").equals("exec-ask")) {
            assertEquals(Optional.empty(), patch);
            return;
        }
        var workspace = new InMemoryWorkspace().with("/project/a.txt", "one\ntwo\nthree\n");
        var verified =
                PatchParser.parse(patch.orElseThrow())
                        .flatMap(each ->
                                new PatchVerifier(workspace, new PlainDiffer())
                                        .verify(each, Path.of("/project")));
        assertEquals(
                withHunk(vector.text("output").replace("<CWD>", "/project")),
                verified.fold(PatchError::toolOutput, PatchRecognitionVectorsTest::denied));
        assertEquals(
                changes(vector.json().get("changes")),
                verified.map(VerifiedPatch::changes).getOrElse(Map.of()));
    }

    @Test
    void everyDifferenceIsOneOfAVector() {
        assertTrue(vectors().map(Vector::name).toList().containsAll(COMMANDS_FOR_US));
    }

    /** We say which hunk does not fit, too. */
    private static String withHunk(String output) {
        return output.startsWith("error: Failed to find") ? output + " (hunk 1)" : output;
    }

    private static String denied(VerifiedPatch patch) {
        var approval =
                PatchApproval.assess(
                        patch,
                        ApprovalPolicy.UNTRUSTED,
                        new WritableRoots.Everywhere(),
                        GrantedRoots.NONE,
                        Optional.empty());
        return approval instanceof PatchApproval.Refuse refuse
                ? refuse.text()
                : PatchApproval.DENIED;
    }

    private static Map<Path, FileChange> changes(JsonNode changes) {
        Map<Path, FileChange> byFile = new LinkedHashMap<>();
        changes.propertyStream()
                .forEach(change ->
                        byFile.put(
                                Path.of(change.getKey().replace("<CWD>", "/project")),
                                new FileChange.Add(
                                        change.getValue().at("/add/content").asString())));
        return byFile;
    }
}
