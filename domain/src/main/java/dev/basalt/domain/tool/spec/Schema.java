package dev.basalt.domain.tool.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of JSON Schema that our own tools describe their arguments with, and any JSON Schema for
 * tools that come from elsewhere.
 */
public sealed interface Schema {

    /** A string. */
    record Text(Optional<String> description) implements Schema {}

    record Numeric(Optional<String> description) implements Schema {}

    record Bool(Optional<String> description) implements Schema {}

    record ListOf(Schema items, Optional<String> description) implements Schema {}

    /** An object with exactly these properties, in this order. */
    record Struct(
            Map<String, Schema> properties, List<String> required, Optional<String> description)
            implements Schema {
        public Struct {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            required = List.copyOf(required);
        }
    }

    /**
     * A JSON Schema as its author wrote it, such as the {@code inputSchema} of a tool of an MCP
     * server.
     *
     * @param json an object of JSON Schema; any other text is sent as the schema of any object
     */
    record Raw(String json) implements Schema {}
}
