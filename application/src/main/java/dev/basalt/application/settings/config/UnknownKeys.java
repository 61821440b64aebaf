package dev.basalt.application.settings.config;

import dev.basalt.application.settings.config.SchemaNode.Entries;
import dev.basalt.application.settings.config.SchemaNode.Fields;
import dev.basalt.application.settings.config.SchemaNode.Leaf;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import java.util.ArrayList;
import java.util.List;

/** The keys of a configuration that the program does not know. */
public final class UnknownKeys {

    private final List<Found> found = new ArrayList<>();

    private UnknownKeys() {}

    /**
     * A key that is not known.
     *
     * @param path the names on the way to it; what is below it is not listed
     */
    public record Found(List<String> path, Place place) {}

    /** Returns them in the order of the configuration. */
    public static List<Found> in(ConfigSchema schema, ConfigTable table) {
        UnknownKeys keys = new UnknownKeys();
        keys.fields(schema.root(), List.of(), table);
        return List.copyOf(keys.found);
    }

    private void fields(Fields fields, List<String> path, ConfigTable table) {
        table.entries()
                .forEach((name, value) -> {
                    SchemaNode known = fields.known().get(name);
                    if (known == null) {
                        found.add(new Found(join(path, name), value.place()));
                    } else {
                        node(known, join(path, name), value);
                    }
                });
    }

    private void node(SchemaNode node, List<String> path, ConfigValue value) {
        switch (node) {
            case Fields fields -> fields(fields, path, (ConfigTable) value);
            case Entries(SchemaNode each) ->
                    ((ConfigTable) value)
                            .entries()
                            .forEach((name, entry) -> node(each, join(path, name), entry));
            case Leaf _ -> {
                // known, with all that is below it
            }
        }
    }

    private static List<String> join(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
