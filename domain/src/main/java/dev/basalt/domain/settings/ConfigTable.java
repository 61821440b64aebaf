package dev.basalt.domain.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings by name: a layer of the configuration or a part of one. Immutable and ordered. */
public record ConfigTable(Map<String, ConfigValue> entries, Place place) implements ConfigValue {

    public ConfigTable {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static ConfigTable empty(Place place) {
        return new ConfigTable(Map.of(), place);
    }

    /** Returns the value at the end of a path; a path that leads through a plain value is empty. */
    public Optional<ConfigValue> at(List<String> path) {
        ConfigValue found = this;
        for (String name : path) {
            ConfigValue next = found instanceof ConfigTable table ? table.entries.get(name) : null;
            if (next == null) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    /**
     * Returns this table with one value set. A value that was there is replaced as a whole; a plain
     * value on the way is replaced by a table.
     *
     * @param path not empty
     */
    public ConfigTable with(List<String> path, ConfigValue value) {
        String name = path.getFirst();
        ConfigValue replacement =
                path.size() == 1
                        ? value
                        : tableAt(name, value.place()).with(path.subList(1, path.size()), value);
        Map<String, ConfigValue> changed = new LinkedHashMap<>(entries);
        changed.put(name, replacement);
        return new ConfigTable(changed, place);
    }

    /**
     * Returns both layers merged: tables key by key; any other value of this layer replaces the
     * weaker one.
     */
    public ConfigTable over(ConfigTable weaker) {
        Map<String, ConfigValue> joined = new LinkedHashMap<>(weaker.entries);
        entries.forEach((name, value) ->
                joined.merge(
                        name,
                        value,
                        (below, above) ->
                                below instanceof ConfigTable lower
                                                && above instanceof ConfigTable upper
                                        ? upper.over(lower)
                                        : above));
        return new ConfigTable(joined, place);
    }

    private ConfigTable tableAt(String name, Place place) {
        return entries.get(name) instanceof ConfigTable table ? table : empty(place);
    }
}
