package dev.basalt.adapter.doors.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.event.EventMsg;
import dev.basalt.adapter.doors.codex.type.WireFileChange;
import dev.basalt.adapter.doors.codex.type.WireParsedCommand;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What writes itself is what the mapper makes of its components and their annotations. */
class WireMessageTest {

    private static final String TEXT = "a \"b\" \\ \n\t\u0001 é \ud83d\ude00 \ud83d </\u2028>";

    static Stream<Class<?>> records() {
        return Stream.of(EventMsg.class, WireFileChange.class, WireParsedCommand.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordWritesItselfAsTheMapperWould(Class<?> type) throws ReflectiveOperationException {
        assertSame(value(type, false));
    }

    @ParameterizedTest
    @MethodSource("records")
    void absentValuesAreWrittenOrLeftOutAsByTheMapper(Class<?> type)
            throws ReflectiveOperationException {
        assertSame(value(type, true));
    }

    @Test
    void allEventsOfTheProtocolAreCompared() {
        assertTrue(records().count() > 30);
    }

    private static void assertSame(Object message) {
        assertEquals(
                new String(WireWriter.mapped(message), UTF_8),
                new String(WireWriter.write(message), UTF_8));
    }

    private static Object value(Class<?> type, boolean absent) throws ReflectiveOperationException {
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean isNull =
                    absent && components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = isNull ? null : value(components[i].getGenericType(), absent);
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Type type, boolean absent) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return List.of(value(arguments[0], absent), value(arguments[0], absent));
            }
            var map = new LinkedHashMap<String, Object>();
            map.put("/a \"b\" é", value(arguments[1], absent));
            map.put("/other", value(arguments[1], absent));
            return map;
        }
        if (type == String.class) {
            return TEXT;
        }
        if (type == long.class || type == Long.class) {
            return -9_007_199_254_740_993L;
        }
        if (type == int.class || type == Integer.class) {
            return 255;
        }
        if (type == Double.class) {
            return 0.0125;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Path.class) {
            return Path.of("/a b/é\"");
        }
        if (type == ConversationId.class) {
            return new ConversationId(UUID.fromString("11111111-2222-3333-4444-555555555555"));
        }
        Class<?> one = (Class<?>) type;
        return value(one.isSealed() ? one.getPermittedSubclasses()[0] : one, absent);
    }
}
