package dev.basalt.adapter.machine.process.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

class SandboxRulesTest {

    @TempDir Path directory;

    @Test
    void aSecretThatIsDeletedMeanwhileIsHiddenAllTheSame() throws Exception {
        Path secret = directory.toRealPath().resolve("auth.json");
        var sandboxing = new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), directory);
        var done = new AtomicBoolean();
        CompletableFuture<Void> changes =
                CompletableFuture.runAsync(() -> {
                    while (!done.get()) {
                        createAndDelete(secret);
                    }
                });

        for (int i = 0; i < 5_000; i++) {
            var rules = SandboxRules.of(sandboxing, Optional.empty(), List.of(secret));
            assertEquals(List.of(secret), rules.hidden());
        }
        done.set(true);
        changes.get();
    }

    private static void createAndDelete(Path file) {
        try {
            Files.createFile(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
