package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reading the credentials file. */
class AuthJsonReadingTest {

    private final AuthJsonFixture auth;

    AuthJsonReadingTest(@TempDir Path directory) {
        auth = new AuthJsonFixture(directory);
    }

    @Test
    void aMissingFileMeansNotSignedIn() {
        assertEquals(Either.right(Credentials.NONE), auth.store().load());
    }

    @Test
    void aFileOfTheReferenceIsUnderstood() throws IOException {
        auth.write(AuthJsonFixture.BOTH);

        assertEquals(Either.right(AuthJsonFixture.both()), auth.store().load());
    }

    @Test
    void theTimeMayBeWrittenWithAnOffset() throws IOException {
        auth.write("{\"OPENAI_API_KEY\":\"sk-1\",\"last_refresh\":\"2025-01-01T02:00:00+02:00\"}");

        assertEquals(
                Optional.of(Instant.parse("2025-01-01T00:00:00Z")),
                auth.store().load().get().lastRefresh());
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        auth.write("{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"sk-1\",\"tokens\":null}");

        assertEquals(Optional.of("sk-1"), auth.store().load().get().apiKey());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{ | invalid JSON (line 1, column 2)",
                "{} {} | invalid JSON (line 1, column 4)",
                "[] | expected a JSON object",
                "{\"OPENAI_API_KEY\": 5} | `OPENAI_API_KEY` is not a string",
                "{\"tokens\": {\"access_token\": \"a\"}} | `id_token` is missing",
                "{\"last_refresh\": \"yesterday\"} | `last_refresh` is not an RFC 3339 timestamp",
            })
    void malformedContentsAreReported(String contents, String reason) throws IOException {
        auth.write(contents);

        assertEquals(
                Either.left(new AuthError.Unreadable(auth.file().toString(), reason)),
                auth.store().load());
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        auth.write("\uFEFF" + AuthJsonFixture.BOTH);

        assertEquals(Either.right(AuthJsonFixture.both()), auth.store().load());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"refresh_token\": null", ", \"refresh_token\": \"\""})
    void tokensMayHaveNoRefreshToken(String refreshToken) throws IOException {
        auth.write(
                "{\"tokens\": {\"id_token\": \"i\", \"access_token\": \"a\"" + refreshToken + "}}");

        assertEquals(
                Optional.of(
                        new Tokens(
                                Token.opaque("i"),
                                Token.opaque("a"),
                                Optional.empty(),
                                Optional.empty())),
                auth.store().load().get().tokens());
    }

    @Test
    void theModeOfLaterVersionsIsRead() throws IOException {
        auth.write("{\"auth_mode\": \"agentIdentity\", \"agent_identity\": \"e30\"}");

        assertEquals(Optional.of("agentIdentity"), auth.store().load().get().unsupportedMode());
    }

    @Test
    void aPipeIsReportedAndNotRead() throws Exception {
        auth.makePipe();

        assertEquals(
                Either.left(
                        new AuthError.Unreadable(auth.file().toString(), "is not a regular file")),
                auth.store().load());
    }

    @Test
    void aDeviceIsReportedAndNotRead() throws IOException {
        Files.createSymbolicLink(auth.file(), Path.of("/dev/zero"));

        assertEquals(
                Either.left(
                        new AuthError.Unreadable(auth.file().toString(), "is not a regular file")),
                auth.store().load());
    }

    @Test
    void anEndlessFileIsReported() throws IOException {
        auth.write(" ".repeat(1024 * 1024 + 1));

        assertEquals(
                Either.left(
                        new AuthError.Unreadable(
                                auth.file().toString(), "is larger than 1048576 bytes")),
                auth.store().load());
    }

    @Test
    void anEmptyFileIsMalformed() throws IOException {
        auth.write("");

        assertEquals(
                Either.left(new AuthError.Unreadable(auth.file().toString(), "the file is empty")),
                auth.store().load());
    }

    @Test
    void secretsStayOutOfErrors() throws IOException {
        auth.write("{\"OPENAI_API_KEY\": sk-s3cret}");

        assertFalse(auth.store().load().getLeft().message().contains("s3cret"));
    }
}
