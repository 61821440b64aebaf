package dev.basalt.domain.model.failure;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The sentences for model failures. Clients and models read them, so they begin as those of codex
 * 0.23.0; the provider's own words, or the cause, follow.
 */
public final class ModelFailureText {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int LONGEST_QUOTE = 300;

    private ModelFailureText() {}

    /** Returns the sentence for a failure. */
    public static String of(ModelError error) {
        return switch (error) {
            case ModelError.Unreachable(var url, var reason) ->
                    "error sending request for url (" + url + "): " + reason;
            case ModelError.Rejected rejected -> rejected(rejected);
            case ModelError.Unauthorized(var message) -> unexpected(401, message);
            case ModelError.UsageLimitReached reached -> usageLimit(reached);
            case ModelError.UsageNotIncluded(var message) -> message;
            case ModelError.ContextExceeded(var message) -> disconnected(message);
            case ModelError.NotCompacted(var reason) ->
                    "the conversation is too long and could not be summarised: " + reason;
            case ModelError.StreamBroken(var reason, _) -> disconnected(reason);
            case ModelError.Refused(var reason) -> reason;
            case ModelError.Withheld(var reason) -> reason;
            case ModelError.EmptyResponse() -> "the model returned an empty response";
            case ModelError.MissingKey(var variable, var instructions) ->
                    "Missing environment variable: `"
                            + variable
                            + "`."
                            + instructions.map(text -> " " + text).orElse("");
            case ModelError.NoCredential(var reason) -> reason;
            case ModelError.UnusableProvider(var provider, var reason) ->
                    "model provider `" + provider + "` cannot be used: " + reason;
            case ModelError.UnknownWireApi(var wireApi) -> "unknown wire_api `" + wireApi + "`";
            case ModelError.Cancelled() -> "interrupted";
        };
    }

    /** Returns the sentence that announces a retry. */
    public static String retrying(ModelError error, RetryDecision.Retry retry) {
        return cause(error, retry.budget())
                + "; retrying "
                + retry.number()
                + "/"
                + retry.max()
                + " in "
                + inWords(retry.delay())
                + "…";
    }

    private static String cause(ModelError error, RetryDecision.Budget budget) {
        return switch (budget) {
            case STREAM -> "stream error: " + of(error);
            case REQUEST ->
                    "request failed: "
                            + switch (error) {
                                case ModelError.Rejected(int status, var message, _) ->
                                        HttpReason.of(status) + inShort(message);
                                default -> of(error);
                            };
        };
    }

    /** The beginning of the provider's response, on one line. */
    private static String inShort(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "";
        }
        return ": "
                + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line);
    }

    private static String rejected(ModelError.Rejected rejected) {
        boolean overloaded =
                rejected.temporary()
                        && (rejected.status() == TOO_MANY_REQUESTS
                                || rejected.status() >= INTERNAL_SERVER_ERROR);
        if (!overloaded) {
            return unexpected(rejected.status(), rejected.message());
        }
        String words = inShort(rejected.message());
        return rejected.status() == INTERNAL_SERVER_ERROR && words.isEmpty()
                ? "We're currently experiencing high demand, which may cause temporary errors."
                : "exceeded retry limit, last status: " + HttpReason.of(rejected.status()) + words;
    }

    private static String unexpected(int status, String message) {
        return "unexpected status " + HttpReason.of(status) + ": " + message;
    }

    private static String disconnected(String reason) {
        return "stream disconnected before completion: " + reason;
    }

    private static String usageLimit(ModelError.UsageLimitReached limit) {
        String reached =
                limit.message()
                        .map(message -> "You've hit your usage limit: " + message)
                        .orElse("You've hit your usage limit.");
        return limit.resetsAt()
                .map(instant -> "Limits reset at " + instant + ".")
                .or(limit::advice)
                .map(sentence -> reached + " " + sentence)
                .orElse(reached);
    }

    private static String inWords(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(1)) < 0
                ? wait.toMillis() + "ms"
                : BigDecimal.valueOf(wait.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }
}
