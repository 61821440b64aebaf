package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.ErrorStatus;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.error.InStreamError;
import dev.basalt.adapter.models.http.error.NamedDelay;
import dev.basalt.adapter.models.http.error.TooLong;
import dev.basalt.domain.model.failure.ModelError;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the errors of the Gemini API mean: they are those of Google's RPC. */
final class GeminiErrors {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?s");

    /** Where a day of the quotas begins and ends. */
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private GeminiErrors() {}

    /** Reads an answer with another status than success. */
    static ModelError of(HttpRefusal refusal) {
        JsonNode error = refusal.error();
        if (refusal.status() == TOO_MANY_REQUESTS) {
            Optional<String> quota = dailyQuota(error);
            if (quota.isPresent()) {
                return usedUp(
                        refusal.message(), quota.get(), Optional.of(nextDay(refusal.receivedAt())));
            }
        }
        return permanent(refusal.status(), error, refusal.message())
                .orElseGet(() -> refusal.orDelay(retryDelay(error)).toError());
    }

    /** Reads an error that comes in the stream; its code is what the status would have been. */
    static ModelError inStream(JsonNode error) {
        int code = ErrorStatus.of(error);
        String message = ErrorJson.message(error, "the provider ended the response with an error");
        Optional<String> quota = dailyQuota(error);
        if (code == TOO_MANY_REQUESTS && quota.isPresent()) {
            return usedUp(message, quota.get(), Optional.empty());
        }
        return permanent(code, error, message)
                .orElseGet(() ->
                        InStreamError.of(
                                code, message, retryDelay(error).or(() -> NamedDelay.in(message))));
    }

    private static Optional<ModelError> permanent(int status, JsonNode error, String message) {
        if (status == TOO_LARGE || (status != TOO_MANY_REQUESTS && TooLong.says(message))) {
            return Optional.of(new ModelError.ContextExceeded(message));
        }
        return status == BAD_REQUEST && refusesTheKey(error)
                ? Optional.of(new ModelError.Unauthorized(message))
                : Optional.empty();
    }

    /** Only the first line is true of a whole day: the others may name a delay of seconds. */
    private static ModelError usedUp(String message, String quota, Optional<Instant> resetsAt) {
        return new ModelError.UsageLimitReached(
                message.lines().findFirst().orElse("") + " (" + quota + ")", resetsAt);
    }

    /** Finds the quota of a day that is used up; only its name says so. */
    private static Optional<String> dailyQuota(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("violations")) {
                String quota = violation.path("quotaId").asString("");
                if (quota.contains("PerDay")) {
                    return Optional.of(quota);
                }
            }
            String limit = detail.path("metadata").path("quota_limit").asString("");
            if (limit.contains("PerDay")) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    private static Instant nextDay(Instant now) {
        return now.atZone(PACIFIC).toLocalDate().plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }

    /** A wrong key is a bad request here. */
    private static boolean refusesTheKey(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").asString("").equals("API_KEY_INVALID")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the delay of {@code google.rpc.RetryInfo}: seconds with a fraction, as {@code 34.5s}.
     */
    private static Optional<Duration> retryDelay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String delay = detail.path("retryDelay").asString("");
            if (SECONDS.matcher(delay).matches()) {
                return Optional.of(
                        Duration.ofMillis(
                                new BigDecimal(delay.substring(0, delay.length() - 1))
                                        .movePointRight(3)
                                        .setScale(0, RoundingMode.CEILING)
                                        .longValueExact()));
            }
        }
        return Optional.empty();
    }
}
