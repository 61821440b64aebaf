package dev.basalt.domain.patch;

import dev.basalt.domain.Vectors;

import tools.jackson.databind.JsonNode;

import java.util.stream.Stream;

/** A test vector with a name for the test report. */
public record Vector(String name, JsonNode json) {

    /** Reads all cases of a file. */
    public static Stream<Vector> all(String file) {
        return Vectors.cases(file).map(each -> new Vector(each.path("name").asString(""), each));
    }

    public String text(String key) {
        return json.get(key).asString();
    }

    public Stream<String> texts(String key) {
        return json.get(key).valueStream().map(JsonNode::asString);
    }

    @Override
    public String toString() {
        return name;
    }
}
