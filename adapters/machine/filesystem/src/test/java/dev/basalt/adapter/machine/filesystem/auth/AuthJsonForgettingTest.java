package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.CredentialStore.Cleared;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    @Test
    void clearingDeletesAPipe() throws Exception {
        auth.makePipe();

        assertEquals(Either.right(Cleared.CREDENTIALS), auth.store().clear());
        assertFalse(Files.exists(auth.file()));
    }

    @Test
    void clearingDeletesWhatAKilledProcessLeft() throws IOException {
        auth.write(AuthJsonFixture.BOTH);
        leaveUnfinishedFiles();

        auth.store().clear();

        assertEquals(List.of(), auth.leftovers());
    }

    @Test
    void aNewSignInDeletesWhatAKilledProcessLeft() throws IOException {
        leaveUnfinishedFiles();

        auth.store().replace(Credentials.key("sk-1"));

        assertEquals(List.of(), auth.leftovers());
    }

    @Test
    void theStartDeletesWhatAKilledProcessLeft() throws IOException {
        leaveUnfinishedFiles();

        new CredentialFiles(new CodexHome(auth.directory(), true)).prepare();

        assertEquals(List.of(), auth.leftovers());
    }

    @Test
    void theStartCreatesNoHomeDirectory() {
        Path missing = auth.directory().resolve("missing");

        new CredentialFiles(new CodexHome(missing, false)).prepare();

        assertFalse(Files.exists(missing));
    }

    private void leaveUnfinishedFiles() throws IOException {
        Files.createDirectories(auth.privateDirectory());
        Files.writeString(auth.privateDirectory().resolve("auth.json.new"), "secret");
        Files.writeString(auth.directory().resolve(".auth123456.tmp"), "secret");
        Files.writeString(auth.directory().resolve(".auth.json.new"), "secret");
    }
}
