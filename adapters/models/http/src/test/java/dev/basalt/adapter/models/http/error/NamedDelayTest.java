package dev.basalt.adapter.models.http.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import okhttp3.Headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class NamedDelayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Rate limit. Please try again in 1.25s. Bye,       1250",
        "Please try again in 20ms. Visit the page,           20",
        "Please try again in 1s.,                          1000",
        "please TRY AGAIN IN 3 seconds,                    3000",
        "try again in 6m0s,                              360000",
        "try again in 1h2m3.5s,                         3723500",
        "Try again in 2 minutes 5 seconds,               125000",
        "Please retry in 41.9s.,                          41900",
        "try again in 0.4ms,                                  1",
    })
    void anErrorTextMayNameADelay(String text, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), NamedDelay.in(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "it broke",
                "try again in a while",
                "try again in 5",
                "try again in 5 sheep",
                "try again in 99999999999999999999s",
                "wait 5s"
            })
    void mostTextsNameNone(String text) {
        assertEquals(Optional.empty(), NamedDelay.in(text));
    }

    @ParameterizedTest(name = "Retry-After: {0}")
    @CsvSource({
        "7,                               7000",
        "0,                                  0",
        "'Sun, 22 Nov 2026 17:01:30 GMT', 90000",
        "'Sun, 22 Nov 2026 16:59:00 GMT',    0",
    })
    void aHeaderMayNameADelay(String retryAfter, long millis) {
        assertEquals(
                Optional.of(Duration.ofMillis(millis)),
                NamedDelay.in(Headers.of("Retry-After", retryAfter), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5.1", "-1", "soon", "999999999999", ""})
    void aHeaderThatIsNeitherSecondsNorADateIsIgnored(String retryAfter) {
        assertEquals(Optional.empty(), NamedDelay.in(Headers.of("Retry-After", retryAfter), NOW));
    }

    @Test
    void aDateIsMeasuredByTheServersClock() {
        assertEquals(
                Optional.of(Duration.ofSeconds(10)),
                NamedDelay.in(
                        Headers.of(
                                "Date", "Sun, 22 Nov 2026 18:00:00 GMT",
                                "Retry-After", "Sun, 22 Nov 2026 18:00:10 GMT"),
                        NOW));
    }

    @Test
    void millisecondsAreTheMoreExactWord() {
        assertEquals(
                Optional.of(Duration.ofMillis(350)),
                NamedDelay.in(Headers.of("retry-after-ms", "350", "Retry-After", "1"), NOW));
    }

    @Test
    void noHeaderNamesNone() {
        assertEquals(Optional.empty(), NamedDelay.in(Headers.of(), NOW));
    }
}
