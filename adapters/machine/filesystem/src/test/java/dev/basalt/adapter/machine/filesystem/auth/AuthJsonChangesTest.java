package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    void aRenewalDoesNotReplaceAnUnreadableFile() throws IOException {
        auth.write("not JSON");

        Either<AuthError, Credentials> result =
                auth.store().renew(_ -> Either.right(Credentials.key("sk-1")));

        assertTrue(result.getLeft() instanceof AuthError.Unreadable);
        assertEquals("not JSON", Files.readString(auth.file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[]", "{\"OPENAI_API_KEY\": 5}"})
    void aNewSignInReplacesAnUnreadableFile(String contents) throws IOException {
        auth.write(contents);

        assertEquals(
                Either.right(Credentials.key("sk-1")),
                auth.store().replace(Credentials.key("sk-1")));
        assertEquals(Optional.of("sk-1"), auth.store().load().get().apiKey());
    }

    @Test
    void aNewSignInReplacesAPipe() throws Exception {
        auth.makePipe();

        auth.store().replace(Credentials.key("sk-1")).get();

        assertEquals(Optional.of("sk-1"), auth.store().load().get().apiKey());
    }

    @Test
    void aSignInDuringARenewalDoesNotWaitAndStays() {
        Credentials renewed = Credentials.key("renewed");

        var result =
                auth.store()
                        .renew(_ -> {
                            auth.store().replace(Credentials.key("theirs")).get();
                            return Either.right(renewed);
                        });

        assertEquals(Either.right(Credentials.key("theirs")), result);
        assertEquals(Either.right(Credentials.key("theirs")), auth.store().load());
    }

    @Test
    void aSignOutDuringARenewalDoesNotWaitAndStays() throws IOException {
        auth.write(AuthJsonFixture.BOTH);

        var result =
                auth.store()
                        .renew(_ -> {
                            auth.store().clear().get();
                            return Either.right(Credentials.key("renewed"));
                        });

        assertEquals(Either.right(Credentials.NONE), result);
        assertFalse(Files.exists(auth.file()));
    }

    @Test
    void aChangeThatFailsChangesNothing() throws IOException {
        auth.write(AuthJsonFixture.BOTH);
        AuthError refused = new AuthError.Refused("no");

        assertEquals(Either.left(refused), auth.store().renew(_ -> Either.left(refused)));
        assertEquals(AuthJsonFixture.BOTH, Files.readString(auth.file()));
    }

    @Test
    void changesOfManyThreadsFollowEachOther() throws Exception {
        List<Callable<Either<AuthError, Credentials>>> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changes.add(() ->
                    auth.store()
                            .renew(stored ->
                                    Either.right(
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
        assertTrue(isLocked(auth.privateDirectory().resolve("renewal.lock")));

        var change =
                CompletableFuture.supplyAsync(() ->
                        auth.store()
                                .renew(stored ->
                                        Either.right(
                                                Credentials.key(
                                                        stored.apiKey().orElse("") + "-ours"))));
        other.outputWriter().close();

        assertEquals(Either.right(Credentials.key("theirs-ours")), change.get());
        assertEquals(0, other.waitFor());
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }
}
