package dev.basalt.adapter.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.filesystem.CodexHome;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore.Change;
import dev.basalt.domain.auth.CredentialStore.Forgotten;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class AuthJsonStoreTest {

    private static final String BOTH =
            """
            {
              "OPENAI_API_KEY": "sk-1",
              "tokens": {
                "id_token": "id",
                "access_token": "access",
                "refresh_token": "refresh",
                "account_id": null
              },
              "last_refresh": "2025-08-20T12:34:56.123456789Z"
            }\
            """;

    @TempDir Path temp;

    @Nested
    class Reading {

        @Test
        void anAbsentFileMeansThatNobodyIsSignedIn() {
            assertEquals(Either.right(Credentials.NONE), store().load());
        }

        @Test
        void aFileOfTheReferenceIsUnderstood() throws IOException {
            write(BOTH);

            assertEquals(Either.right(both()), store().load());
        }

        @Test
        void theTimeMayBeWrittenWithAnOffset() throws IOException {
            write("{\"OPENAI_API_KEY\":\"sk-1\",\"last_refresh\":\"2025-01-01T02:00:00+02:00\"}");

            assertEquals(
                    Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
                    store().load().get().lastRefresh());
        }

        @Test
        void whatOtherVersionsAddHindersNobody() throws IOException {
            write("{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"sk-1\",\"tokens\":null}");

            assertEquals(Optional.of("sk-1"), store().load().get().apiKey());
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '\0',
                value = {
                    "{ | not JSON (line 1, column 2)",
                    "{} {} | not JSON (line 1, column 4)",
                    "[] | expected a JSON object",
                    "{\"OPENAI_API_KEY\": 5} | `OPENAI_API_KEY` is not a string",
                    "{\"tokens\": {\"access_token\": \"a\"}} | `id_token` is missing",
                    "{\"last_refresh\": \"yesterday\"} | `last_refresh` is not a time as RFC 3339"
                            + " writes it",
                })
        void whatIsMalformedIsNamed(String contents, String reason) throws IOException {
            write(contents);

            assertEquals(
                    Either.left(new AuthError.Unreadable(file().toString(), reason)),
                    store().load());
        }

        @Test
        void anEmptyFileIsMalformed() throws IOException {
            write("");

            assertEquals(
                    Either.left(new AuthError.Unreadable(file().toString(), "the file is empty")),
                    store().load());
        }

        @Test
        void secretsStayOutOfErrors() throws IOException {
            write("{\"OPENAI_API_KEY\": sk-s3cret}");

            assertFalse(store().load().getLeft().message().contains("s3cret"));
        }
    }

    @Nested
    class Writing {

        @Test
        void theFileLooksAsTheReferenceWritesIt() throws IOException {
            store().update(Change.of(_ -> both())).get();

            assertEquals(BOTH, Files.readString(file()));
        }

        @Test
        void whatIsAbsentIsLeftOutExceptForTheKey() throws IOException {
            store().update(Change.of(_ -> Credentials.key("sk-1"))).get();
            assertEquals("{\n  \"OPENAI_API_KEY\": \"sk-1\"\n}", Files.readString(file()));

            store().update(
                            Change.of(_ ->
                                    new Credentials(
                                            Optional.empty(), both().tokens(), Optional.empty())))
                    .get();
            assertTrue(Files.readString(file()).startsWith("{\n  \"OPENAI_API_KEY\": null,\n"));
        }

        @Test
        void whatOtherVersionsAddOutlivesARenewal() throws IOException {
            write(
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
                    Files.readString(file()));
            assertEquals(store().load(), store().update(Change.of(stored -> stored)));
        }

        @Test
        void whatOtherVersionsAddToOneSignInIsNotTakenForPartOfTheNext() throws IOException {
            write("{\"auth_mode\":\"chatgpt\",\"OPENAI_API_KEY\":null,\"tokens\":null}");

            store().update(Change.of(_ -> Credentials.key("sk-1"))).get();

            assertEquals("{\n  \"OPENAI_API_KEY\": \"sk-1\"\n}", Files.readString(file()));
        }

        private void renew() {
            Credentials renewed = both();
            store().update(
                            Change.of(stored ->
                                    stored.renewed(
                                            renewed.tokens().get(), renewed.lastRefresh().get())))
                    .get();
        }

        @ParameterizedTest
        @CsvSource({"rw-rw-rw-", "rw-r--r--"})
        void onlyTheOwnerMayReadItWhateverWasAllowedBefore(String before) throws IOException {
            write("{}");
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(before));

            store().update(Change.of(_ -> Credentials.key("sk-1"))).get();

            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        }

        @Test
        void nothingElseIsLeftInTheDirectory() throws IOException {
            store().update(Change.of(_ -> Credentials.key("sk-1"))).get();

            try (Stream<Path> files = Files.list(temp)) {
                assertEquals(
                        List.of(".auth.lock", "auth.json"),
                        files.map(each -> each.getFileName().toString()).sorted().toList());
            }
            assertEquals(0, Files.size(temp.resolve(".auth.lock")));
        }

        @Test
        void aLinkGoesOnPointingToTheFile() throws IOException {
            Path real = Files.createDirectory(temp.resolve("real")).resolve("auth.json");
            Files.writeString(real, "{}");
            Files.createSymbolicLink(file(), real);

            store().update(Change.of(_ -> Credentials.key("sk-1"))).get();

            assertTrue(Files.isSymbolicLink(file()));
            assertTrue(Files.readString(real).contains("sk-1"));
        }

        @Test
        void whatCanNotBeReadIsNotOverwritten() throws IOException {
            write("not JSON");

            Either<AuthError, Credentials> result =
                    store().update(Change.of(_ -> Credentials.key("sk-1")));

            assertTrue(result.getLeft() instanceof AuthError.Unreadable);
            assertEquals("not JSON", Files.readString(file()));
        }

        @Test
        void aChangeThatFailsChangesNothing() throws IOException {
            write(BOTH);
            AuthError refused = new AuthError.Refused("no");

            assertEquals(Either.left(refused), store().update(_ -> Either.left(refused)));
            assertEquals(BOTH, Files.readString(file()));
        }

        @Test
        void theUsualDirectoryIsMadeWhenItIsMissing() throws IOException {
            CodexHome home = new CodexHome(temp.resolve("new"), false);

            store(home).update(Change.of(_ -> Credentials.key("sk-1"))).get();

            assertTrue(Files.exists(temp.resolve("new/auth.json")));
        }

        @Test
        void aDirectoryThatTheUserNamedMustBeThere() {
            CodexHome home = new CodexHome(temp.resolve("new"), true);

            assertEquals(
                    Either.left(
                            new AuthError.NotSaved(
                                    temp.resolve("new/auth.json").toString(),
                                    "the directory does not exist")),
                    store(home).update(Change.of(_ -> Credentials.key("sk-1"))));
        }

        @Test
        void changesOfManyThreadsFollowEachOther() throws Exception {
            List<Callable<Either<AuthError, Credentials>>> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                changes.add(() ->
                        store().update(
                                        Change.of(stored ->
                                                Credentials.key(
                                                        stored.apiKey().orElse("") + "x"))));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(changes);
            }

            assertEquals(Optional.of("x".repeat(20)), store().load().get().apiKey());
        }

        @Test
        void aChangeWaitsForThatOfAnotherProcessAndSeesWhatItWrote() throws Exception {
            Process other =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OtherProcess.class.getName(),
                                    temp.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            assertEquals("locked", other.inputReader().readLine());

            var change =
                    CompletableFuture.supplyAsync(() ->
                            store().update(
                                            Change.of(stored ->
                                                    Credentials.key(
                                                            stored.apiKey().orElse("")
                                                                    + "-ours"))));
            other.outputWriter().close();

            assertEquals(Either.right(Credentials.key("theirs-ours")), change.get());
            assertEquals(0, other.waitFor());
        }
    }

    @Nested
    class Forgetting {

        @Test
        void deletesTheFile() throws IOException {
            write(BOTH);

            assertEquals(Either.right(Forgotten.CREDENTIALS), store().clear());
            assertFalse(Files.exists(file()));
        }

        @Test
        void deletesAlsoWhatCanNotBeRead() throws IOException {
            write("not JSON");

            assertEquals(Either.right(Forgotten.CREDENTIALS), store().clear());
        }

        @Test
        void nothingIsNoError() {
            assertEquals(Either.right(Forgotten.NOTHING), store().clear());
            assertEquals(
                    Either.right(Forgotten.NOTHING),
                    store(new CodexHome(temp.resolve("missing"), true)).clear());
        }
    }

    private static Credentials both() {
        return new Credentials(
                Optional.of("sk-1"),
                Optional.of(
                        new Tokens(
                                Token.opaque("id"),
                                Token.opaque("access"),
                                "refresh",
                                Optional.empty())),
                Optional.of(Instant.parse("2025-08-20T12:34:56.123456789Z")));
    }

    private AuthJsonStore store() {
        return store(new CodexHome(temp, true));
    }

    private static AuthJsonStore store(CodexHome home) {
        return new AuthJsonStore(home, new JwtReader(JsonMapper.shared()), JsonMapper.shared());
    }

    private Path file() {
        return temp.resolve("auth.json");
    }

    private void write(String contents) throws IOException {
        Files.writeString(file(), contents);
    }
}
