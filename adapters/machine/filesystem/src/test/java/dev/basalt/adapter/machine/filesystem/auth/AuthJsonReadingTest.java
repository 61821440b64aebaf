package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
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
