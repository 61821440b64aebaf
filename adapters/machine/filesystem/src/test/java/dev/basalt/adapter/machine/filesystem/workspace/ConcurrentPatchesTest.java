package dev.basalt.adapter.machine.filesystem.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.patch.apply.PatchApplier;
import dev.basalt.domain.patch.apply.PatchVerifier;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.patch.parse.PatchParser;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ConcurrentPatchesTest {

    private static final int PATCHES = 8;

    @TempDir Path directory;

    @Test
    void patchesOfOneFileThatWereCheckedAtTheSameTimeAllTakeEffect() throws Exception {
        Path file = directory.resolve("f");
        String numbers =
                IntStream.range(0, PATCHES).mapToObj(n -> n + "\n").collect(Collectors.joining());
        Files.writeString(file, numbers);
        var checked = new CyclicBarrier(PATCHES);
        List<Callable<Either<PatchError, VerifiedPatch>>> patches = new ArrayList<>();
        for (int n = 0; n < PATCHES; n++) {
            String patch =
                    "*** Begin Patch\n*** Update File: f\n-%d\n+%d done\n*** End Patch"
                            .formatted(n, n);
            patches.add(() -> {
                // a conversation of its own
                var workspace = new DiskWorkspace();
                var verifier = new PatchVerifier(workspace, new MyersDiffer());
                var verified =
                        PatchParser.parse(patch).flatMap(each -> verifier.verify(each, directory));
                checked.await();
                return verified.flatMap(new PatchApplier(workspace, verifier)::apply);
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Either<PatchError, VerifiedPatch>> each : threads.invokeAll(patches)) {
                assertTrue(each.get().isRight());
            }
        }

        assertEquals(numbers.replace("\n", " done\n"), Files.readString(file));
        assertEquals(List.of("f"), List.of(directory.toFile().list()));
    }
}
