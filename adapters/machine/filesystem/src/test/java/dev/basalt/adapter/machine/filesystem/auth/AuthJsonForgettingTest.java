package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.CredentialStore.Cleared;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Clearing the stored credentials. */
class AuthJsonForgettingTest {

    private final AuthJsonFixture auth;

    AuthJsonForgettingTest(@TempDir Path directory) {
        auth = new AuthJsonFixture(directory);
    }

    @Test
    void clearingDeletesTheFile() throws IOException {
        auth.write(AuthJsonFixture.BOTH);

        assertEquals(Either.right(Cleared.CREDENTIALS), auth.store().clear());
        assertFalse(Files.exists(auth.file()));
    }

    @Test
    void clearingDeletesAnUnreadableFile() throws IOException {
        auth.write("not JSON");

        assertEquals(Either.right(Cleared.CREDENTIALS), auth.store().clear());
    }

    @Test
    void clearingWithoutAFileIsNoError() {
        assertEquals(Either.right(Cleared.NOTHING), auth.store().clear());
        assertEquals(
                Either.right(Cleared.NOTHING),
                AuthJsonFixture.store(new CodexHome(auth.directory().resolve("missing"), true))
                        .clear());
    }
}
