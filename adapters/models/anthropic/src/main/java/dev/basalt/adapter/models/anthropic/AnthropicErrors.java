package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.ErrorStatus;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.error.InStreamError;
import dev.basalt.adapter.models.http.error.NamedDelay;
import dev.basalt.adapter.models.http.error.TooLong;
import dev.basalt.domain.model.failure.ModelError;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the errors of the Messages API mean. */
final class AnthropicErrors {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * Fixed by a payment or a higher limit; access may come back at a time that the message names.
     */
    private static final List<String> USED_UP =
            List.of(
                    "credit balance is too low",
                    "reached your specified api usage limits",
                    "reached your specified workspace api usage limits");

    private AnthropicErrors() {}

    /** Reads an answer with another status than success. */
    static ModelError of(HttpRefusal refusal) {
        String message = refusal.message();
        if (isCapped(refusal.error())) {
            return refusal.usedUp(Optional.of(nextMonth(refusal.receivedAt())));
        }
        if (ErrorJson.says(message, USED_UP)) {
            return refusal.usedUp(Optional.empty());
        }
        boolean tooLong =
                refusal.status() == TOO_LARGE
                        || (refusal.status() != TOO_MANY_REQUESTS && TooLong.says(refusal.body()));
        return tooLong ? new ModelError.ContextExceeded(message) : refusal.toError();
    }

    /** Reads an error event of the stream; its type replaces the HTTP status. */
    static ModelError inStream(@Nullable JsonNode error) {
        JsonNode known = error == null ? MissingNode.getInstance() : error;
        String message = ErrorJson.message(known, "the provider ended the response with an error");
        if (isCapped(known) || ErrorJson.says(message, USED_UP)) {
            return new ModelError.UsageLimitReached(message, Optional.empty());
        }
        if (TooLong.says(message)) {
            return new ModelError.ContextExceeded(message);
        }
        return switch (known.path("type").asString("")) {
            case "invalid_request_error" -> rejected(BAD_REQUEST, message);
            case "request_too_large" -> new ModelError.ContextExceeded(message);
            case "authentication_error" -> new ModelError.Unauthorized(message);
            case "billing_error" -> rejected(402, message);
            case "permission_error" -> rejected(403, message);
            case "not_found_error" -> rejected(404, message);
            // overloaded, too many requests, a failure of the provider: all of them pass
            default -> InStreamError.of(ErrorStatus.of(known), message, NamedDelay.in(message));
        };
    }

    /** Returns whether the monthly spend limit is reached; its type is that of a rate limit. */
    private static boolean isCapped(JsonNode error) {
        return error.path("details")
                .path("error_code")
                .asString("")
                .equals("enforced_spend_limit_reached");
    }

    private static Instant nextMonth(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /** Returns the error for an answer that the model, or a filter before it, does not give. */
    static ModelError refused(@Nullable JsonNode details) {
        JsonNode known = details == null ? MissingNode.getInstance() : details;
        String explanation = known.path("explanation").asString("");
        String category = known.path("category").asString("");
        return new ModelError.Refused(
                "the model refused to answer"
                        + (category.isEmpty() ? "" : " (" + category + ")")
                        + (explanation.isEmpty() ? "" : ": " + explanation));
    }

    private static ModelError rejected(int status, String message) {
        return new ModelError.Rejected(status, message, Optional.empty());
    }
}
