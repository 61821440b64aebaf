package dev.basalt.adapter.gemini;

import dev.basalt.adapter.modelhttp.HttpRefusal;
import dev.basalt.adapter.modelhttp.NamedDelay;
import dev.basalt.domain.model.ModelError;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the errors of the Gemini API mean: they are those of Google's RPC. */
final class GeminiErrors {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;

    private static final List<String> TOO_LONG =
            List.of("exceeds the maximum number of tokens", "input token count");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?s");

    private GeminiErrors() {}

    /** Reads an answer with another status than success. */
    static ModelError of(HttpRefusal refusal) {
        JsonNode error = error(refusal.body());
        return permanent(refusal.status(), error, refusal.body())
                .orElseGet(() ->
                        refusal.toError()
                                        instanceof
                                        ModelError.Rejected(int status, var body, var delay)
                                ? new ModelError.Rejected(
                                        status,
                                        body,
                                        refusal.retryAfter()
                                                .or(() -> retryDelay(error))
                                                .or(() -> delay))
                                : refusal.toError());
    }

    /** Reads an error that comes in the stream; its code is what the status would have been. */
    static ModelError inStream(JsonNode error) {
        int code = error.path("code").asInt(0);
        String message = message(error, "the provider ended the answer with an error");
        return permanent(code, error, message)
                .orElseGet(() -> {
                    var rejected = new ModelError.Rejected(code, message, Optional.empty());
                    if (code == UNAUTHORIZED) {
                        return new ModelError.Unauthorized(message);
                    }
                    return code >= BAD_REQUEST && code < 500 && !rejected.temporary()
                            ? rejected
                            : new ModelError.StreamBroken(
                                    message, retryDelay(error).or(() -> NamedDelay.in(message)));
                });
    }

    private static Optional<ModelError> permanent(int status, JsonNode error, String otherwise) {
        String message = message(error, otherwise);
        if (status == TOO_LARGE || (status == BAD_REQUEST && saysTooLong(message))) {
            return Optional.of(new ModelError.ContextExceeded(message));
        }
        return status == BAD_REQUEST && refusesTheKey(error)
                ? Optional.of(new ModelError.Unauthorized(otherwise))
                : Optional.empty();
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

    private static boolean saysTooLong(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return TOO_LONG.stream().anyMatch(lower::contains);
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

    private static String message(JsonNode error, String otherwise) {
        String message = error.path("message").asString("");
        return message.isEmpty() ? otherwise : message;
    }

    /** Some answers are a list with the error in it. */
    private static JsonNode error(String body) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(body);
            return (tree.isArray() ? tree.path(0) : tree).path("error");
        } catch (JacksonException _) {
            // proxies answer with something else
            return MissingNode.getInstance();
        }
    }
}
