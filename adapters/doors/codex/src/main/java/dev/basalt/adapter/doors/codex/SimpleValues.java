package dev.basalt.adapter.doors.codex;

import dev.basalt.adapter.doors.codex.json.ProperText;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/**
 * Serializers and deserializers of values that are strings or numbers on the wire and have types of
 * their own in the records.
 */
final class SimpleValues {

    private SimpleValues() {}

    static SimpleModule module() {
        var module = new SimpleModule("simple values");
        add(module, String.class, ProperText::of, ProperText::of);
        add(module, Path.class, Path::toString, Path::of);
        // invalid ids and paths don't reach these deserializers: the shape is checked before
        add(module, UUID.class, UUID::toString, text -> ConversationId.parse(text).get().value());
        add(
                module,
                ConversationId.class,
                ConversationId::toString,
                text -> ConversationId.parse(text).get());
        add(module, ReasoningEffort.class, ReasoningEffort::word, ReasoningEffort::new);
        add(module, ReasoningSummary.class, ReasoningSummary::word, ReasoningSummary::new);
        add(module, Verbosity.class, Verbosity::word, Verbosity::new);
        module.addDeserializer(Duration.class, new Milliseconds());
        return module;
    }

    private static <T> void add(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(type, new Writer<>(type, write));
        module.addDeserializer(type, new Reader<>(type, read));
    }

    private static final class Writer<T> extends StdScalarSerializer<T> {

        private final Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> read;

        Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return read.apply(json.getString());
        }
    }

    private static final class Milliseconds extends StdScalarDeserializer<Duration> {

        Milliseconds() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) {
            return Duration.ofMillis(json.getLongValue());
        }
    }
}
