package dev.basalt.adapter.models.http.error;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Errors as providers and gateways write them: an object {@code error} with a {@code message}, a
 * text, a list, or the members of the error without an object around them.
 */
public final class ErrorJson {

    /** Where the sentence of an error is, the best place first. */
    private static final List<String> SENTENCES =
            List.of(
                    "message",
                    "error_message",
                    "error_description",
                    "detail",
                    "details",
                    "msg",
                    "description",
                    "reason",
                    "title");

    /** Members that only an error has, in an event that has no {@code error}. */
    private static final List<String> MARKS = List.of("error_message", "error_description");

    /** A gateway may wrap the error of another gateway. */
    private static final int DEEPEST = 4;

    /** Words of a sentence that needs the name of a parameter. */
    private static final List<String> REJECTING =
            List.of(
                    "unknown",
                    "unsupported",
                    "unrecognized",
                    "invalid",
                    "not permitted",
                    "not allowed");

    /** What gateways say when the sentence is somewhere else. */
    private static final Set<String> EMPTY_WORDS = Set.of("provider returned error");

    private ErrorJson() {}

    /** Returns the error in an event of a stream; missing where there is none. */
    public static JsonNode inEvent(JsonNode event) {
        JsonNode named = named(event, 0);
        if (!named.isMissingNode()) {
            return named;
        }
        boolean flat =
                event.path("object").asString("").equals("error")
                        || event.path("type").asString("").equals("error")
                        || MARKS.stream().anyMatch(mark -> event.path(mark).isString())
                        || (!event.has("choices")
                                && (event.path("detail").isString() || isMessageWithCode(event)));
        return flat ? event : MissingNode.getInstance();
    }

    private static boolean isMessageWithCode(JsonNode event) {
        return event.path("message").isString()
                && !event.path("type").isString()
                && (event.has("code") || event.has("status") || event.has("success"));
    }

    /** Returns the error in the body of a refusal; missing where it is no JSON. */
    static JsonNode in(String body) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(body);
            JsonNode first = tree.isArray() ? tree.path(0) : tree;
            JsonNode named = named(first, 0);
            return named.isMissingNode() && first.isObject() ? first : named;
        } catch (JacksonException _) {
            // proxies answer with something else
            return MissingNode.getInstance();
        }
    }

    private static JsonNode named(JsonNode tree, int depth) {
        for (String name : List.of("error", "errors")) {
            JsonNode found = tree.path(name);
            JsonNode error = found.isArray() ? found.path(0) : found;
            if (error.isObject()) {
                JsonNode inner =
                        depth < DEEPEST && !error.path("message").isString()
                                ? named(error, depth + 1)
                                : MissingNode.getInstance();
                return inner.isMissingNode() ? error : inner;
            }
            if (error.isString() && !error.stringValue().isBlank()) {
                return spelledOut(tree, error.stringValue());
            }
        }
        return MissingNode.getInstance();
    }

    /** An error that is a text, and perhaps the members beside it. */
    private static JsonNode spelledOut(JsonNode tree, String error) {
        ObjectNode spelledOut = JsonMapper.shared().createObjectNode();
        tree.properties()
                .forEach(member -> {
                    if (!member.getKey().startsWith("error") || member.getValue().isString()) {
                        spelledOut.set(member.getKey(), member.getValue());
                    }
                });
        if (sentence(spelledOut, 0).isEmpty()) {
            spelledOut.put("message", error);
        }
        if (!spelledOut.has("code")) {
            spelledOut.put("code", error);
        }
        return spelledOut;
    }

    /** Returns the sentence of an error. */
    public static String message(JsonNode error, String otherwise) {
        return sentence(error, 0).map(text -> text + parameter(error, text)).orElse(otherwise);
    }

    /** Returns whether a text contains one of these phrases, in any case. */
    public static boolean says(String text, List<String> phrases) {
        String lower = text.toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(lower::contains);
    }

    /** Returns the members of an error that has no sentence, in a line. */
    public static String members(JsonNode error) {
        List<String> members = new ArrayList<>();
        error.properties()
                .forEach(member -> {
                    if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                        members.add(member.getKey() + ": " + member.getValue().asString(""));
                    }
                });
        return String.join(", ", members);
    }

    /** Returns the sentence in a JSON text that breaks off. */
    static Optional<String> inFragment(String body) {
        try (JsonParser json = JsonMapper.shared().createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "message".equals(json.currentName())) {
                    return Optional.of(json.getString()).filter(text -> !text.isBlank());
                }
            }
        } catch (JacksonException _) {
            // it breaks off here
        }
        return Optional.empty();
    }

    private static Optional<String> sentence(JsonNode error, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (error.isString()) {
            return unwrapped(error.stringValue(), depth);
        }
        if (error.isArray()) {
            return list(error, depth);
        }
        for (String name : SENTENCES) {
            Optional<String> found = sentence(error.path(name), depth + 1);
            if (found.isPresent()) {
                return EMPTY_WORDS.contains(found.get().toLowerCase(Locale.ROOT))
                        ? cause(error, found.get(), depth)
                        : found;
            }
        }
        return Optional.empty();
    }

    /** A gateway passes on what the provider behind it has sent. */
    private static Optional<String> cause(JsonNode error, String words, int depth) {
        return sentence(error.path("metadata").path("raw"), depth + 1)
                .map(cause -> words + ": " + cause)
                .or(() -> Optional.of(words));
    }

    /** A text may be the JSON of another error. */
    private static Optional<String> unwrapped(String text, int depth) {
        String stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            Optional<String> inner = sentence(in(stripped), depth + 1);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.of(stripped).filter(sentence -> !sentence.isEmpty());
    }

    /** Problems of single fields, as validators list them. */
    private static Optional<String> list(JsonNode problems, int depth) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode problem : problems) {
            sentence(problem, depth + 1)
                    .ifPresent(text -> sentences.add(place(problem.path("loc")) + text));
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
    }

    private static String place(JsonNode path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.asString("")));
        return names.isEmpty() ? "" : String.join(".", names) + ": ";
    }

    private static String parameter(JsonNode error, String sentence) {
        String name = error.path("param").asString("");
        boolean missing = !name.isEmpty() && !sentence.contains(name) && says(sentence, REJECTING);
        return missing ? " (" + name + ")" : "";
    }
}
