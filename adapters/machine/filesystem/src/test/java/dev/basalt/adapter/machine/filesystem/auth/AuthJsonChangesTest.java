package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore.Change;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Successive changes, and changes that fail. */
class AuthJsonChangesTest {

    private final AuthJsonFixture auth;

    AuthJsonChangesTest(@TempDir Path directory) {
        auth = new AuthJsonFixture(directory);
    }

    @Test
    void anUnreadableFileIsNotOverwritten() throws IOException {
        auth.write("not JSON");

        Either<AuthError, Credentials> result =
                auth.store().update(Change.of(_ -> Credentials.key("sk-1")));

        assertTrue(result.getLeft() instanceof AuthError.Unreadable);
        assertEquals("not JSON", Files.readString(auth.file()));
    }

    @Test
    void aChangeThatFailsChangesNothing() throws IOException {
        auth.write(AuthJsonFixture.BOTH);
        AuthError refused = new AuthError.Refused("no");

        assertEquals(Either.left(refused), auth.store().update(_ -> Either.left(refused)));
        assertEquals(AuthJsonFixture.BOTH, Files.readString(auth.file()));
    }

    @Test
    void changesOfManyThreadsFollowEachOther() throws Exception {
        List<Callable<Either<AuthError, Credentials>>> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changes.add(() ->
                    auth.store()
                            .update(
                                    Change.of(stored ->
                                            Credentials.key(stored.apiKey().orElse("") + "x"))));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(changes);
        }

        assertEquals(Optional.of("x".repeat(20)), auth.store().load().get().apiKey());
    }

    @Test
    void aChangeWaitsForThatOfAnotherProcessAndSeesWhatItWrote() throws Exception {
        Process other =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                auth.directory().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertEquals("locked", other.inputReader().readLine());

        var change =
                CompletableFuture.supplyAsync(() ->
                        auth.store()
                                .update(
                                        Change.of(stored ->
                                                Credentials.key(
                                                        stored.apiKey().orElse("") + "-ours"))));
        other.outputWriter().close();

        assertEquals(Either.right(Credentials.key("theirs-ours")), change.get());
        assertEquals(0, other.waitFor());
    }
}
