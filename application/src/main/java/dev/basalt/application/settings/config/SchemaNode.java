package dev.basalt.application.settings.config;

import dev.basalt.domain.settings.key.SettingKey;
import dev.basalt.domain.settings.type.SettingTypes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place in the tree of the known keys. */
public sealed interface SchemaNode {

    record Leaf(SettingKey<?> key) implements SchemaNode {}

    /**
     * A table with names of its own; other names in it have no effect.
     *
     * @param required the names that the table must have
     */
    record Fields(Map<String, SchemaNode> known, List<String> required) implements SchemaNode {
        public Fields {
            known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
            required = List.copyOf(required);
        }
    }

    /** A table whose names the user chooses. */
    record Entries(SchemaNode each) implements SchemaNode {}

    /** Returns the tree of these keys. */
    static Fields root(List<SettingKey<?>> keys) {
        return fields(keys, 0);
    }

    private static SchemaNode node(List<SettingKey<?>> keys, int depth) {
        List<SettingKey<?>> below =
                keys.stream().filter(key -> key.names().size() > depth).toList();
        if (below.isEmpty() && !keys.getFirst().type().equals(SettingTypes.TABLE)) {
            return new Leaf(keys.getFirst());
        }
        return !below.isEmpty() && SettingKey.isPlaceholder(below.getFirst().names().get(depth))
                ? new Entries(node(below, depth + 1))
                : fields(below, depth);
    }

    private static Fields fields(List<SettingKey<?>> keys, int depth) {
        Map<String, List<SettingKey<?>>> byName = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (SettingKey<?> key : keys) {
            String name = key.names().get(depth);
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(key);
            if (key.required() && key.names().size() == depth + 1) {
                required.add(name);
            }
        }
        Map<String, SchemaNode> known = new LinkedHashMap<>();
        byName.forEach((name, same) -> known.put(name, node(same, depth + 1)));
        return new Fields(known, required);
    }
}
