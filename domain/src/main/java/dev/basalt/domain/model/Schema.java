package dev.basalt.domain.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of JSON Schema that tool parameters are described with. */
public sealed interface Schema {

    Optional<String> description();

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
}
