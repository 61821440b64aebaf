package dev.basalt.adapter.anthropic;

import dev.basalt.adapter.modelhttp.HttpRefusal;
import dev.basalt.adapter.modelhttp.NamedDelay;
import dev.basalt.domain.model.ModelError;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the errors of the Messages API mean. */
final class AnthropicErrors {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private static final List<String> TOO_LONG =
            List.of("prompt is too long", "exceed context limit", "exceeds the context window");

    private AnthropicErrors() {}

    /** Reads an answer with another status than success. */
    static ModelError of(HttpRefusal refusal) {
        String message = message(parse(refusal.body()).path("error"), refusal.body());
        boolean tooLong =
                refusal.status() == TOO_LARGE
                        || (refusal.status() == BAD_REQUEST && saysTooLong(message));
        return tooLong ? new ModelError.ContextExceeded(message) : refusal.toError();
    }

    /** Reads an error that comes in the stream, where only its type says what the status would. */
    static ModelError inStream(@Nullable JsonNode error) {
        JsonNode known = error == null ? MissingNode.getInstance() : error;
        String message = message(known, "the provider ended the answer with an error");
        return switch (known.path("type").asString("")) {
            case "invalid_request_error" ->
                    saysTooLong(message)
                            ? new ModelError.ContextExceeded(message)
                            : rejected(BAD_REQUEST, message);
            case "request_too_large" -> new ModelError.ContextExceeded(message);
            case "authentication_error" -> new ModelError.Unauthorized(message);
            case "billing_error" -> rejected(402, message);
            case "permission_error" -> rejected(403, message);
            case "not_found_error" -> rejected(404, message);
            // overloaded, too many requests, a failure of the provider: all of them pass
            default -> new ModelError.StreamBroken(message, NamedDelay.in(message));
        };
    }

    /** Returns the error for an answer that the model, or a filter before it, does not give. */
    static ModelError refused(@Nullable JsonNode details) {
        JsonNode known = details == null ? MissingNode.getInstance() : details;
        String explanation = known.path("explanation").asString("");
        String category = known.path("category").asString("");
        return new ModelError.Withheld(
                "the model refused to answer"
                        + (category.isEmpty() ? "" : " (" + category + ")")
                        + (explanation.isEmpty() ? "" : ": " + explanation));
    }

    private static ModelError rejected(int status, String message) {
        return new ModelError.Rejected(status, message, Optional.empty());
    }

    private static boolean saysTooLong(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return TOO_LONG.stream().anyMatch(lower::contains);
    }

    private static String message(JsonNode error, String otherwise) {
        String message = error.path("message").asString("");
        return message.isEmpty() ? otherwise : message;
    }

    private static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            // proxies answer with something else
            return MissingNode.getInstance();
        }
    }
}
