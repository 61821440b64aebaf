package dev.basalt.domain;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was observed at codex 0.23.0, as JSON beside the tests. */
public final class Vectors {

    private Vectors() {}

    /** Returns the cases of {@code vectors/NAME.json}. */
    public static Stream<JsonNode> cases(String name) {
        return resource("/vectors/" + name + ".json").get("cases").valueStream();
    }

    /** Reads a JSON file of the test resources. */
    public static JsonNode resource(String path) {
        try (InputStream file =
                Objects.requireNonNull(Vectors.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the elements of an array of strings. */
    public static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
