package dev.basalt.adapter.machine.filesystem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** Test vectors that were recorded with the reference implementation. */
public final class Vectors {

    private Vectors() {}

    /** Returns the cases of a file of {@code vectors/}. */
    public static Stream<JsonNode> cases(String name) {
        String path = "/vectors/" + name + ".json";
        try (InputStream in =
                Objects.requireNonNull(Vectors.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(in).get("cases").values().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
