package dev.basalt.adapter.doors.codex;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.tool.Arguments;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * The mapper of wire records. Building it takes tens of milliseconds, so it must not be used before
 * the first response of the process.
 */
final class WireMapper {

    /** Enums whose {@code word()} is their name on the wire. */
    private static final List<Class<? extends Enum<?>>> WORDS =
            List.of(
                    ApprovalPolicy.class,
                    AuthMode.class,
                    OutputStreamName.class,
                    PlanStep.Status.class,
                    ReviewDecision.class,
                    SandboxMode.class,
                    TurnAbortReason.class);

    static final JsonMapper INSTANCE = build();

    /**
     * Reads any JSON, also integers of more than 64 bits, so that an error can report their path.
     */
    static final ObjectReader TREES =
            INSTANCE.reader().without(DeserializationFeature.USE_LONG_FOR_INTS);

    private WireMapper() {}

    private static JsonMapper build() {
        JsonMapper.Builder mapper =
                JsonMapper.builder()
                        .annotationIntrospector(new ArgumentNames())
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                        .addModule(SimpleValues.module());
        WORDS.forEach(type -> mapper.addMixIn(type, Word.class));
        return mapper.build();
    }

    /** Arguments of tools have names in snake case. */
    @SuppressWarnings("serial") // of Jackson, and never serialized here
    private static final class ArgumentNames extends JacksonAnnotationIntrospector {

        @Override
        public Object findNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
            return type.getRawType().isAnnotationPresent(Arguments.class)
                    ? PropertyNamingStrategies.SNAKE_CASE
                    : super.findNamingStrategy(config, type);
        }
    }

    /** Maps an enum to its name on the wire. */
    private interface Word {
        @JsonValue
        String word();
    }
}
