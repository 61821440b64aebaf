package dev.basalt.adapter.models.http.error;

import okhttp3.Headers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a provider asks to wait. */
public final class NamedDelay {

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?:try again|retry) in\\s+((?:\\d{1,9}(?:\\.\\d{1,9})?\\s*"
                            + "(?:ms|s|m|h|seconds?|minutes?|hours?)(?![a-z])\\s*)+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{0,9})?s?");

    private NamedDelay() {}

    /** Finds a delay in an error text: {@code Please try again in 1.25s}, or {@code in 6m0s}. */
    public static Optional<Duration> in(String text) {
        Matcher sentence = SENTENCE.matcher(text);
        if (!sentence.find()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(sentence.group(1));
        while (part.find()) {
            sum = sum.plusMillis(millis(part.group(1), part.group(2)));
        }
        return Optional.of(sum);
    }

    /**
     * Reads {@code retry-after-ms} and {@code Retry-After}, in seconds, also with a fraction, or as
     * a date; a date is measured by the clock of the server, where it names it.
     */
    public static Optional<Duration> in(Headers headers, Instant receivedAt) {
        String millis = headers.get("retry-after-ms");
        if (millis != null && NUMBER.matcher(millis).matches()) {
            return Optional.of(Duration.ofMillis(millis(number(millis), "ms")));
        }
        String value = headers.get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (NUMBER.matcher(value).matches()) {
            return Optional.of(Duration.ofMillis(millis(number(value), "s")));
        }
        Instant serverTime =
                Optional.ofNullable(headers.getDate("Date"))
                        .map(Date::toInstant)
                        .orElse(receivedAt);
        return Optional.ofNullable(headers.getDate("Retry-After"))
                .map(date -> Duration.between(serverTime, date.toInstant()))
                .map(delay -> delay.isNegative() ? Duration.ZERO : delay);
    }

    private static String number(String value) {
        return value.endsWith("s") ? value.substring(0, value.length() - 1) : value;
    }

    private static long millis(String number, String unit) {
        long factor =
                switch (unit.toLowerCase(Locale.ROOT)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                };
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(factor))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
