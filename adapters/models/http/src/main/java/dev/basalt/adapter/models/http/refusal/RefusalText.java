package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.domain.model.failure.ModelError;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a refusal with what its members name as the cause, in quotes: a parameter, a path. It
 * does not contain what the provider repeats of the request.
 */
final class RefusalText {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private static final Set<String> NAMES =
            Set.of("param", "parameter", "field", "property", "code", "type");

    /** Where the text of an error may be one more JSON. */
    private static final Set<String> NESTED = Set.of("message", "raw", "detail", "error");

    private static final int DEEPEST = 8;

    private RefusalText() {}

    /**
     * Returns the text; empty for an error that is no refusal of a request.
     *
     * @param refusal absent when the error came in a stream
     */
    static Optional<String> of(ModelError error, Optional<HttpRefusal> refusal) {
        if (!(error instanceof ModelError.Rejected(int status, var message, _))) {
            return Optional.empty();
        }
        // a part of the history that is not stored is not found
        if (status != BAD_REQUEST && status != UNPROCESSABLE && status != NOT_FOUND) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        refusal.ifPresent(heard -> collect(heard.body(), names, 0));
        names.removeIf(message::contains);
        return Optional.of(
                names.isEmpty() ? message : message + " '" + String.join("' '", names) + "'");
    }

    private static void collect(String body, Set<String> names, int depth) {
        if (body.strip().startsWith("{") || body.strip().startsWith("[")) {
            try {
                collect(JsonMapper.shared().readTree(body), names, depth);
            } catch (JacksonException _) {
                // a text that only looks like it, or one that was cut
            }
        }
    }

    private static void collect(JsonNode node, Set<String> names, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(one -> collect(one, names, depth + 1));
            return;
        }
        node.properties()
                .forEach(member -> {
                    String key = member.getKey();
                    JsonNode value = member.getValue();
                    if (key.equals("loc")) {
                        names.add(path(value));
                    } else if (value.isString() && NAMES.contains(key)) {
                        names.add(value.stringValue());
                    } else if (value.isString() && NESTED.contains(key)) {
                        collect(value.stringValue(), names, depth + 1);
                    } else if (!key.equals("input") && !key.equals("ctx")) {
                        collect(value, names, depth + 1);
                    }
                });
    }

    private static String path(JsonNode places) {
        if (places.isString()) {
            return places.stringValue();
        }
        List<String> names = new ArrayList<>();
        places.forEach(place -> names.add(place.asString("")));
        return String.join(".", names);
    }
}
