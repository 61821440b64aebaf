package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.patch.parse.PatchParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Random patches, reproducible by their seed. */
class RandomPatchesTest {

    private static final int TURNS = 1000;
    private static final long SEED = 20251122;

    private final DiskWorkspace workspace = new DiskWorkspace();
    private final MyersDiffer differ = new MyersDiffer();
    private final PatchVerifier verifier = new PatchVerifier(workspace, differ);
    private final PatchApplier applier = new PatchApplier(workspace, verifier);

    @TempDir Path directory;

    @Test
    void patchesDoWhatTheySayAndTheirDifferenceLeadsThereAndBack() throws Exception {
        Path patched = Files.createDirectory(directory.resolve("patched"));
        Path original = Files.createDirectory(directory.resolve("original"));
        git(patched, "init", "-q");
        git(original, "init", "-q");
        var diffs = new StringBuilder();
        for (int turn = 0; turn < TURNS; turn++) {
            String name = "turn-" + turn;
            diffs.append(
                    turn(new Random(SEED + turn), patched.resolve(name), original.resolve(name)));
        }
        Path diff = Files.writeString(directory.resolve("turns.diff"), diffs);
        Map<String, String> before = files(original);
        Map<String, String> after = files(patched);

        git(patched, "apply", "-R", "--whitespace=nowarn", diff.toString());
        git(original, "apply", "--whitespace=nowarn", diff.toString());

        assertEquals(before, files(patched));
        assertEquals(after, files(original));
    }

    /** Returns the diff of a turn with one or more patches. */
    private String turn(Random random, Path patched, Path original) throws IOException {
        var tree = new RandomTree(random);
        write(tree, patched);
        write(tree, original);
        var turn = new TurnDiff(workspace, differ);
        String diff = "";
        for (int patches = 1 + random.nextInt(3); patches > 0; patches--) {
            String patch = tree.patch();
            var applied =
                    PatchParser.parse(patch)
                            .flatMap(each -> verifier.verify(each, patched))
                            .flatMap(applier::apply);
            assertEquals(
                    Optional.empty(),
                    applied.fold(Optional::of, each -> Optional.empty()),
                    () -> patch + "\nin turn " + patched);
            assertEquals(expected(tree), files(patched), () -> patch + "\nin turn " + patched);
            diff = turn.afterPatch(applied.get()).orElse(diff);
        }
        return files(patched).equals(files(original)) ? "" : diff;
    }

    private static void write(RandomTree tree, Path directory) throws IOException {
        for (var file : tree.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().text());
            if (file.getValue().executable()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static Map<String, String> expected(RandomTree tree) {
        Map<String, String> texts = new TreeMap<>();
        tree.files()
                .forEach((name, file) ->
                        texts.put(name, (file.executable() ? "x " : "- ") + file.text()));
        return texts;
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(path).toString();
                if (!name.startsWith(".git/")) {
                    texts.put(
                            name,
                            (Files.isExecutable(path) ? "x " : "- ") + Files.readString(path));
                }
            }
        }
        return texts;
    }

    private static void git(Path directory, String... arguments) throws Exception {
        var command = new ProcessBuilder("git").directory(directory.toFile());
        command.command().addAll(List.of(arguments));
        // not the configuration of the user who runs the tests
        command.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        command.environment().put("HOME", directory.toString());
        command.environment().put("XDG_CONFIG_HOME", directory.toString());
        command.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process git = command.redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, git.waitFor(), output);
    }
}
