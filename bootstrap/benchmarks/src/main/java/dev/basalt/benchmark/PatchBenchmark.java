package dev.basalt.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.workspace.DiskWorkspace;
import dev.basalt.adapter.machine.filesystem.workspace.MyersDiffer;
import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.diff.TurnDiff;
import dev.basalt.domain.patch.parse.PatchParser;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures what patches cost: one of many files in a big tree, one of a big file, and the diff of
 * the turn. Memory is all that was allocated, independent of the garbage collector. Run by a JDK 25
 * after a build, with the options of the server:
 *
 * <pre>program=bootstrap/distribution/target/dist/$(cat bootstrap/distribution/target/dist/current)
 * java "@$program/jvm.options" -cp "$program/lib/*" \
 *     bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/PatchBenchmark.java [codex]</pre>
 *
 * With the codex program as an argument, it applies the same patches and ratios are printed.
 */
public final class PatchBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int FILES = Integer.getInteger("files", 10_000);
    private static final int PATCHED = Integer.getInteger("patched", 200);
    private static final int MEGABYTES = Integer.getInteger("megabytes", 50);

    private final Path directory;
    private final String[] peer;
    private final DiskWorkspace workspace;
    private final MyersDiffer differ = new MyersDiffer();
    private final PatchVerifier verifier;
    private final PatchApplier applier;

    private PatchBenchmark(Path directory, String[] peer) {
        this.directory = directory;
        this.peer = peer;
        workspace = DiskWorkspace.of(new CodexHome(directory.resolve("home"), true));
        verifier = new PatchVerifier(workspace, differ);
        applier = new PatchApplier(workspace, verifier);
    }

    /**
     * Prints the figures.
     *
     * @param args the program of codex, if there is one to compare with
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("patch-benchmark").toRealPath();
        try {
            var benchmark = new PatchBenchmark(directory, args);
            benchmark.manyFiles();
            benchmark.bigFile();
            benchmark.differences();
        } finally {
            delete(directory);
        }
    }

    private void manyFiles() throws IOException, InterruptedException {
        Path tree = tree("tree", FILES);
        var mine = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        double first = 0;
        int count = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String patch = patch(PATCHED, count++);
            long begun = System.nanoTime();
            VerifiedPatch applied = apply(patch, tree);
            new TurnDiff(workspace, differ).afterPatch(applied);
            mine[round] = milliseconds(begun);
            first = round == 0 ? mine[0] : first;
            theirs[round] = codex(patch(PATCHED, count), tree);
            if (peer.length > 0) {
                count++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %,d files: %.0f ms, the first time %.0f ms%s%n",
                PATCHED,
                FILES,
                median(mine),
                first,
                ratio(mine, theirs));
    }

    private void bigFile() throws IOException, InterruptedException {
        Path file = directory.resolve("big.txt");
        long size = MEGABYTES * 1_000_000L;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long at = 0, line = 0; at < size; at += 50, line++) {
                out.write(String.format(Locale.ROOT, "%049d%n", line));
            }
        }
        long middle = size / 100;
        var mine = new double[ROUNDS];
        var withDiff = new double[ROUNDS];
        var theirs = new double[ROUNDS];
        long allocated = 0;
        long allocatedWithDiff = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String patch = bigPatch(middle + 10L * round, "mine");
            long before = allocatedBytes();
            long begun = System.nanoTime();
            VerifiedPatch applied = apply(patch, directory);
            mine[round] = milliseconds(begun);
            allocated = allocatedBytes() - before;
            before = allocatedBytes();
            begun = System.nanoTime();
            new TurnDiff(workspace, differ).afterPatch(applied);
            withDiff[round] = milliseconds(begun);
            allocatedWithDiff = allocatedBytes() - before;
            theirs[round] = codex(bigPatch(middle + 10L * round + 5, "codex"), directory);
        }
        System.out.printf(
                Locale.ROOT,
                "a file of %d MB: %.0f ms and %.1f times its size allocated%s;"
                        + " the difference of the turn %.0f ms and %.1f times%n",
                MEGABYTES,
                median(mine),
                (double) allocated / size,
                ratio(mine, theirs),
                median(withDiff),
                (double) allocatedWithDiff / size);
        Files.delete(file);
    }

    private void differences() throws IOException {
        difference("small", 10, 1);
        difference("large", FILES, 1);
        difference("many", FILES, PATCHED);
    }

    private void difference(String name, int files, int patched) throws IOException {
        Path tree = tree(name, files);
        var turn = new TurnDiff(workspace, differ);
        turn.afterPatch(apply(patch(patched, 0), tree));
        var times = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            turn.refresh();
            times[round] = milliseconds(begun);
        }
        System.out.printf(
                Locale.ROOT,
                "the difference of %d patched of %,d files: %.2f ms%n",
                patched,
                files,
                median(times));
    }

    private VerifiedPatch apply(String text, Path tree) {
        return PatchParser.parse(text)
                .flatMap(patch -> verifier.verify(patch, tree))
                .flatMap(applier::apply)
                .getOrElseThrow(error -> new IllegalStateException(error.message()));
    }

    /** Applies a patch with codex and returns the milliseconds; NaN without codex. */
    private double codex(String patch, Path tree) throws IOException, InterruptedException {
        if (peer.length == 0) {
            return Double.NaN;
        }
        var command = new ProcessBuilder(peer[0], "--codex-run-as-apply-patch", patch);
        command.directory(tree.toFile()).redirectErrorStream(true);
        long begun = System.nanoTime();
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return milliseconds(begun);
    }

    private Path tree(String name, int files) throws IOException {
        Path tree = directory.resolve(name);
        for (int file = 0; file < files; file++) {
            Path path = tree.resolve(path(file));
            Files.createDirectories(path.getParent());
            Files.writeString(path, "line\n".repeat(200) + "count 0\n" + "line\n".repeat(200));
        }
        Files.createDirectories(tree.resolve(".git"));
        return tree;
    }

    private static String path(int file) {
        return "dir" + file % 100 + "/sub/file" + file + ".txt";
    }

    private static String patch(int files, int count) {
        var patch = new StringBuilder("*** Begin Patch\n");
        for (int file = 0; file < files; file++) {
            patch.append("*** Update File: ").append(path(file)).append("\n@@\n line\n");
            patch.append("-count ").append(count).append("\n+count ").append(count + 1);
            patch.append("\n line\n");
        }
        return patch.append("*** End Patch").toString();
    }

    private static String bigPatch(long line, String word) {
        return String.format(
                Locale.ROOT,
                "*** Begin Patch%n*** Update File: big.txt%n@@%n %049d%n-%049d%n+%s%n*** End Patch",
                line,
                line + 1,
                word);
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static double milliseconds(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String ratio(double[] mine, double[] theirs) {
        double other = median(theirs);
        return Double.isNaN(other)
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (codex, its start included: %.0f ms, ratio %.2f)",
                        other,
                        median(mine) / other);
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
