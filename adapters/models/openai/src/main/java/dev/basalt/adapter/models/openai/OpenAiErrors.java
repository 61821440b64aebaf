package dev.basalt.adapter.models.openai;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.ErrorStatus;
import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.error.InStreamError;
import dev.basalt.adapter.models.http.error.NamedDelay;
import dev.basalt.adapter.models.http.error.TooLong;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What the errors of OpenAI, and of the many servers that speak its APIs, mean. */
public final class OpenAiErrors {

    /** Types and codes of errors that only a payment, or a new month, fixes. */
    private static final Set<String> USED_UP =
            Set.of(
                    "insufficient_quota",
                    "credit_balance_exhausted",
                    "organization_usage_limit_exceeded",
                    "organization_spend_limit_exceeded",
                    "project_spend_limit_exceeded",
                    "billing_hard_limit_reached",
                    "billing_not_active");

    private static final int TOO_MANY_REQUESTS = 429;

    private static final String PRICING = "https://openai.com/chatgpt/pricing";

    private OpenAiErrors() {}

    /**
     * Reads an answer with another status than success.
     *
     * @param credential what was asked with; it may know the plan that the answer does not name
     */
    public static ModelError of(HttpRefusal refusal, Optional<Credential> credential) {
        JsonNode error = refusal.error();
        if (isUsedUp(error)) {
            return refusal.usedUp(Optional.empty());
        }
        return switch (error.path("type").asString("")) {
            case "usage_limit_reached" ->
                    new ModelError.UsageLimitReached(
                            Optional.of(advice(plan(error, credential))),
                            resetsAt(error, refusal.receivedAt()));
            case "usage_not_included" ->
                    new ModelError.UsageNotIncluded(
                            "To use Codex with your ChatGPT plan, upgrade to Plus: "
                                    + PRICING
                                    + ".");
            default ->
                    refusal.status() != TOO_MANY_REQUESTS && TooLong.says(refusal.body())
                            ? new ModelError.ContextExceeded(refusal.message())
                            : refusal.toError();
        };
    }

    /**
     * Reads an error that comes in the stream. One that names the status of a request that cannot
     * succeed is not a broken stream.
     *
     * @param error an object with a code and a message, or the message alone
     * @param fallback the message of an error that has none
     */
    public static ModelError inStream(JsonNode error, String fallback) {
        String message = ErrorJson.message(error, fallback);
        if (isUsedUp(error)) {
            return new ModelError.UsageLimitReached(message, Optional.empty());
        }
        if (TooLong.says(error.path("code").asString("") + " " + message)) {
            return new ModelError.ContextExceeded(message);
        }
        return InStreamError.of(ErrorStatus.of(error), message, NamedDelay.in(message));
    }

    private static Optional<String> plan(JsonNode error, Optional<Credential> credential) {
        return text(error.path("plan_type")).or(() -> credential.flatMap(Credential::plan));
    }

    /** The sentence of codex 0.23.0 for a limit whose end is not known. */
    private static String advice(Optional<String> plan) {
        return plan.filter("plus"::equalsIgnoreCase).isPresent()
                ? "Upgrade to Pro ("
                        + PRICING
                        + "), or wait for limits to reset (every 5h and every week.)."
                : "Limits reset every 5h and every week.";
    }

    private static boolean isUsedUp(JsonNode error) {
        return USED_UP.contains(error.path("type").asString(""))
                || USED_UP.contains(error.path("code").asString(""));
    }

    private static Optional<Instant> resetsAt(JsonNode error, Instant now) {
        long at = error.path("resets_at").asLong(0);
        if (at > 0) {
            return Optional.of(Instant.ofEpochSecond(at));
        }
        long in = error.path("resets_in_seconds").asLong(0);
        return in > 0
                ? Optional.of(Instant.ofEpochSecond(now.getEpochSecond() + in))
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
