package dev.basalt.adapter.doors.codex.shape;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.tool.Arguments;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.annotation.JsonNaming;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Derives shapes from wire records and their Jackson annotations. Thread-safe. */
public final class Shapes {

    private static final Shape INT = new Shape.Int(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Shape LONG = new Shape.Int(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Map<Class<?>, Shape> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, new Shape.Text()),
                    Map.entry(boolean.class, new Shape.Bool()),
                    Map.entry(Boolean.class, new Shape.Bool()),
                    Map.entry(int.class, INT),
                    Map.entry(Integer.class, INT),
                    Map.entry(long.class, LONG),
                    Map.entry(Long.class, LONG),
                    Map.entry(Double.class, new Shape.Decimal()),
                    Map.entry(Duration.class, new Shape.Int(0, Long.MAX_VALUE)),
                    Map.entry(Path.class, new Shape.FilePath()),
                    Map.entry(UUID.class, new Shape.Uuid()),
                    Map.entry(ConversationId.class, new Shape.Uuid()),
                    Map.entry(
                            ReasoningEffort.class,
                            words("ReasoningEffort", ReasoningEffort.ALL, ReasoningEffort::word)),
                    Map.entry(
                            ReasoningSummary.class,
                            words(
                                    "ReasoningSummary",
                                    ReasoningSummary.KNOWN,
                                    ReasoningSummary::word)),
                    Map.entry(
                            Verbosity.class, words("Verbosity", Verbosity.KNOWN, Verbosity::word)),
                    Map.entry(Object.class, new Shape.AnyJson()));

    private static final ClassValue<Shape> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return read(type);
                }
            };

    private Shapes() {}

    /** Returns the shape of a record, enum, sealed interface or simple value. */
    public static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new Shape.ListOf(of(arguments[0]))
                    : new Shape.MapOf(of(arguments[1]));
        }
        return OF_CLASSES.get((Class<?>) type);
    }

    private static Shape read(Class<?> type) {
        Shape simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type.isRecord()) {
            return bareValue(type).orElseGet(() -> struct(type));
        }
        if (type.isEnum()) {
            return new Shape.StringEnum(Names.of(type), words(type));
        }
        if (type.isSealed()) {
            return choice(type);
        }
        throw new IllegalArgumentException("nothing on the wire looks like " + type);
    }

    /** Returns the shape of a record that is serialized as its only component. */
    private static Optional<Shape> bareValue(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst()
                .map(component -> of(component.getGenericType()));
    }

    private static Shape.Struct struct(Class<?> type) {
        return new Shape.Struct(
                Names.of(type),
                Arrays.stream(type.getRecordComponents()).map(c -> field(type, c)).toList(),
                isExact(type));
    }

    private static boolean isExact(Class<?> type) {
        Arguments arguments = type.getAnnotation(Arguments.class);
        JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
        return (arguments != null && arguments.exact())
                || (ignored != null && !ignored.ignoreUnknown());
    }

    private static Shape.Field field(Class<?> type, RecordComponent component) {
        return new Shape.Field(
                name(type, component),
                aliases(component),
                of(component.getGenericType()),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                find(type, JsonInclude.class) != null
                        || component.getAccessor().isAnnotationPresent(JsonInclude.class));
    }

    private static String name(Class<?> type, RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        if (name != null) {
            return name.value();
        }
        boolean snakeCase =
                find(type, JsonNaming.class) != null || type.isAnnotationPresent(Arguments.class);
        return snakeCase
                ? component.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT)
                : component.getName();
    }

    private static List<String> aliases(RecordComponent component) {
        JsonAlias own = component.getAccessor().getAnnotation(JsonAlias.class);
        if (own != null) {
            return List.of(own.value());
        }
        return Arrays.stream(component.getAccessor().getAnnotations())
                .map(bundle -> bundle.annotationType().getAnnotation(JsonAlias.class))
                .filter(Objects::nonNull)
                .flatMap(bundled -> Arrays.stream(bundled.value()))
                .toList();
    }

    private static Shape choice(Class<?> type) {
        JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
        List<Class<?>> variants = List.of(type.getPermittedSubclasses());
        if (info == null) {
            return new Shape.OneOf(Names.of(type), variants.stream().map(Shapes::of).toList());
        }
        Map<String, Shape.Struct> byWord = new LinkedHashMap<>();
        variants.forEach(variant -> byWord.put(word(variant), struct(variant)));
        return new Shape.Tagged(Names.of(type), info.property(), byWord);
    }

    private static String word(Class<?> variant) {
        JsonTypeName name = variant.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(variant + " has no word on the wire");
        }
        return name.value();
    }

    private static <T> Shape words(String name, List<T> known, Function<T, String> word) {
        return new Shape.StringEnum(name, known.stream().map(word).toList());
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Shapes::word).toList();
    }

    private static String word(Object constant) {
        try {
            return (String) constant.getClass().getMethod("word").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(constant.getClass() + " has no words", e);
        }
    }

    /** Finds an annotation of a record or of its sealed interface. */
    private static <A extends Annotation> @Nullable A find(Class<?> type, Class<A> annotation) {
        A own = type.getAnnotation(annotation);
        if (own != null) {
            return own;
        }
        for (Class<?> parent : type.getInterfaces()) {
            A inherited = parent.getAnnotation(annotation);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }
}
