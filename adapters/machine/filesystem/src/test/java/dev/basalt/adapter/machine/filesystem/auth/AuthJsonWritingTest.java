package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Format and location of the credentials file. */
class AuthJsonWritingTest {

    private final AuthJsonFixture auth;

    AuthJsonWritingTest(@TempDir Path directory) {
        auth = new AuthJsonFixture(directory);
    }

    @Test
    void theFileLooksAsTheReferenceWritesIt() throws IOException {
        auth.store().replace(AuthJsonFixture.both()).get();

        assertEquals(AuthJsonFixture.BOTH, Files.readString(auth.file()));
    }

    @Test
    void whatIsAbsentIsLeftOutExceptForTheKey() throws IOException {
        auth.store().replace(Credentials.key("sk-1")).get();
        assertEquals("{\n  \"OPENAI_API_KEY\": \"sk-1\"\n}", Files.readString(auth.file()));

        auth.store()
                .replace(
                        new Credentials(
                                Optional.empty(),
                                AuthJsonFixture.both().tokens(),
                                Optional.empty()))
                .get();
        assertTrue(Files.readString(auth.file()).startsWith("{\n  \"OPENAI_API_KEY\": null,\n"));
    }

    @Test
    void unknownFieldsSurviveARenewal() throws IOException {
        auth.write(
                """
                {
                  "auth_mode": "chatgpt",
                  "OPENAI_API_KEY": null,
                  "tokens": {
                    "id_token": "id-0",
                    "access_token": "access-0",
                    "refresh_token": "refresh-0",
                    "account_id": "account-1",
                    "scopes": ["a", "b"]
                  },
                  "last_refresh": "2025-01-01T00:00:00Z",
                  "agent": {"key": null, "weight": 0.12345678901234567890123}
                }
                """);

        renew();

        assertEquals(
                """
                {
                  "OPENAI_API_KEY": null,
                  "tokens": {
                    "id_token": "id",
                    "access_token": "access",
                    "refresh_token": "refresh",
                    "account_id": null,
                    "scopes": [
                      "a",
                      "b"
                    ]
                  },
                  "last_refresh": "2025-08-20T12:34:56.123456789Z",
                  "auth_mode": "chatgpt",
                  "agent": {
                    "key": null,
                    "weight": 0.12345678901234567890123
                  }
                }\
                """,
                Files.readString(auth.file()));
        assertEquals(auth.store().load(), auth.store().renew(Either::right));
    }

    @Test
    void unknownFieldsAreNotKeptForTheNextSignIn() throws IOException {
        auth.write("{\"auth_mode\":\"chatgpt\",\"OPENAI_API_KEY\":null,\"tokens\":null}");

        auth.store().replace(Credentials.key("sk-1")).get();

        assertEquals("{\n  \"OPENAI_API_KEY\": \"sk-1\"\n}", Files.readString(auth.file()));
    }

    @ParameterizedTest
    @CsvSource({"rw-rw-rw-", "rw-r--r--"})
    void onlyTheOwnerMayReadItWhateverWasAllowedBefore(String before) throws IOException {
        auth.write("{}");
        Files.setPosixFilePermissions(auth.file(), PosixFilePermissions.fromString(before));

        auth.store().replace(Credentials.key("sk-1")).get();

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(auth.file())));
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        auth.store().replace(Credentials.key("sk-1")).get();

        assertEquals(List.of("auth.json", "basalt"), names(auth.directory()));
        assertEquals(List.of("change.lock"), names(auth.privateDirectory()));
        assertEquals(0, Files.size(auth.privateDirectory().resolve("change.lock")));
    }

    @Test
    void thePrivateDirectoryIsForItsOwnerOnly() throws IOException {
        auth.store().replace(Credentials.key("sk-1")).get();

        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(auth.privateDirectory())));
    }

    @Test
    void theTargetOfALinkIsCreated() throws IOException {
        Path real = Files.createDirectory(auth.directory().resolve("real")).resolve("auth.json");
        Files.createSymbolicLink(auth.file(), Path.of("real/auth.json"));

        auth.store().replace(Credentials.key("sk-1")).get();

        assertTrue(Files.readString(real).contains("sk-1"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aLinkGoesOnPointingToTheFile() throws IOException {
        Path real = Files.createDirectory(auth.directory().resolve("real")).resolve("auth.json");
        Files.writeString(real, "{}");
        Files.createSymbolicLink(auth.file(), real);

        auth.store().replace(Credentials.key("sk-1")).get();

        assertTrue(Files.isSymbolicLink(auth.file()));
        assertTrue(Files.readString(real).contains("sk-1"));
    }

    @Test
    void theDefaultDirectoryIsCreatedWhenItIsMissing() throws IOException {
        CodexHome home = new CodexHome(auth.directory().resolve("new"), false);

        AuthJsonFixture.store(home).replace(Credentials.key("sk-1")).get();

        assertTrue(Files.exists(auth.directory().resolve("new/auth.json")));
    }

    @Test
    void aDirectoryThatTheUserNamedMustBeThere() {
        CodexHome home = new CodexHome(auth.directory().resolve("new"), true);

        assertEquals(
                Either.left(
                        new AuthError.NotSaved(
                                auth.directory().resolve("new/auth.json").toString(),
                                "the directory does not exist")),
                AuthJsonFixture.store(home).replace(Credentials.key("sk-1")));
    }

    private void renew() {
        Credentials renewed = AuthJsonFixture.both();
        auth.store()
                .renew(stored ->
                        Either.right(
                                stored.renewed(
                                        renewed.tokens().get(), renewed.lastRefresh().get())))
                .get();
    }
}
