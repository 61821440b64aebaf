package dev.basalt.adapter.models.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.failure.ModelError;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RedactionTest {

    private final Redaction redaction =
            new Redaction(
                    Calls.call(
                            "http://127.0.0.1",
                            Duration.ofSeconds(1),
                            Map.of("x-token", "the-other-secret"),
                            json -> json.writeNull()));

    static List<ModelError> errors() {
        String words = "no: the-secret-key, the-other-secret";
        return List.of(
                new ModelError.Unauthorized(words),
                new ModelError.Rejected(400, words, Optional.empty()),
                new ModelError.UsageLimitReached(words, Optional.empty()),
                new ModelError.ContextExceeded(words),
                new ModelError.StreamBroken(words, Optional.empty()),
                new ModelError.Withheld(words));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void secretsInErrorsOfAProviderAreRedacted(ModelError error) {
        assertEquals(
                error.toString()
                        .replace("the-secret-key, the-other-secret", "[redacted], [redacted]"),
                redaction.of(error).toString());
    }
}
