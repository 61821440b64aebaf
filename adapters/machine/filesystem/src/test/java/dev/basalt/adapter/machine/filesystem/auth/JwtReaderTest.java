package dev.basalt.adapter.machine.filesystem.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.auth.Token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class JwtReaderTest {

    private final JwtReader reader = new JwtReader();

    @Test
    void theClaimsOfOpenAiAreRead() {
        String text =
                Jwts.of(
                        """
                        {"email": "me@example.com", "exp": 1767225600,
                         "https://api.openai.com/auth":
                             {"chatgpt_plan_type": "pro", "chatgpt_account_id": "acc-1"}}
                        """);

        assertEquals(
                new Token(
                        text,
                        Optional.of("me@example.com"),
                        Optional.of("pro"),
                        Optional.of("acc-1"),
                        Optional.of(Instant.parse("2026-01-01T00:00:00Z"))),
                reader.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "access-1", "a.b.c", "a.e30.c", "...", "a.eyJlbWFpbCI6NX0.c"})
    void aTextThatIsNoTokenIsOpaque(String text) {
        assertEquals(Token.opaque(text), reader.read(text));
    }
}
