package dev.basalt.adapter.models.http.exchange;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Locale;

/**
 * Errors in the form that all of these APIs have in common: an object {@code error} with a {@code
 * message}.
 */
public final class ErrorJson {

    private ErrorJson() {}

    /** Returns the error in a body, or in a list with one; missing in everything else. */
    static JsonNode in(String body) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(body);
            return (tree.isArray() ? tree.path(0) : tree).path("error");
        } catch (JacksonException _) {
            // proxies answer with something else
            return MissingNode.getInstance();
        }
    }

    /** Returns the message of an error. */
    public static String message(JsonNode error, String otherwise) {
        String message = error.path("message").asString("");
        return message.isBlank() ? otherwise : message;
    }

    /** Returns whether a text contains one of these phrases, in any case. */
    public static boolean says(String text, List<String> phrases) {
        String lower = text.toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(lower::contains);
    }
}
