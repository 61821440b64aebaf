package dev.basalt.bootstrap.server.doors;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that one object refers to, described so that two graphs can be compared: each object
 * by its class, what its fields refer to by the number of the object, so that an object in two
 * places differs from two objects. Objects of libraries are named and not looked into.
 */
final class ObjectGraph {

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();

    private ObjectGraph() {}

    /** Returns a line for each object, in the order in which they are found. */
    static List<String> describe(Object root) {
        var graph = new ObjectGraph();
        graph.refer(root);
        while (!graph.waiting.isEmpty()) {
            graph.describeNext();
        }
        return graph.lines;
    }

    private void describeNext() {
        Object object = waiting.remove();
        var line = new StringBuilder(name(object));
        parts(object).forEach(part -> line.append(' ').append(part));
        lines.add(line.toString());
    }

    private Stream<String> parts(Object object) {
        return switch (object) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                            .map(entry -> entry.getKey() + "=" + refer(entry.getValue()));
            case Collection<?> collection -> collection.stream().map(this::refer);
            case Optional<?> optional -> optional.stream().map(this::refer);
            default -> isOurs(object) ? fields(object) : Stream.empty();
        };
    }

    private Stream<String> fields(Object object) {
        return Stream.<Class<?>>iterate(
                        object.getClass(),
                        type -> type.getName().startsWith("dev.basalt."),
                        Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .map(field -> field.getName() + "=" + refer(value(field, object)));
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private String refer(Object object) {
        if (object == null || isValue(object)) {
            return String.valueOf(object);
        }
        Integer number = numbers.get(object);
        if (number == null) {
            number = numbers.size();
            numbers.put(object, number);
            waiting.add(object);
        }
        return "#" + number;
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith("dev.basalt.") && !(object instanceof Enum);
    }

    private static boolean isValue(Object object) {
        return object instanceof CharSequence
                || object instanceof Number
                || object instanceof Boolean
                || object instanceof Enum;
    }

    /** The class; lambdas are numbered by the virtual machine. */
    private static String name(Object object) {
        String name = object.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda + "$$Lambda".length());
    }
}
