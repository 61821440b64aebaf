package dev.basalt.application.settings.config;

import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All keys that the program knows: those of the core, the doors and the adapters. Immutable. */
public final class ConfigSchema {

    private final SchemaNode.Fields root;
    private final ConfigTable builtIn;
    private final Set<String> namesInProfiles;
    private final Set<String> protectedNames;

    /**
     * Knows the keys of these groups.
     *
     * @param groups in the order in which they are listed
     */
    public ConfigSchema(List<KeyGroup> groups) {
        List<SettingKey<?>> keys = new ArrayList<>();
        groups.forEach(group -> keys.addAll(group.keys()));
        this.builtIn = builtIn(keys);
        this.namesInProfiles = namesOf(keys, Scope.PROFILE);
        this.protectedNames = namesOf(keys, Scope.PROTECTED);
        groups.forEach(group -> addToProfiles(group, keys));
        this.root = SchemaNode.root(keys);
    }

    private static void addToProfiles(KeyGroup group, List<SettingKey<?>> keys) {
        for (SettingKey<?> key : group.keys()) {
            if (key.scope() == Scope.PROFILE) {
                keys.add(key.in(ProfileKeys.PROFILE));
            }
        }
    }

    private static Set<String> namesOf(List<SettingKey<?>> keys, Scope scope) {
        return keys.stream()
                .filter(key -> key.scope() == scope)
                .map(key -> key.names().getFirst())
                .collect(Collectors.toSet());
    }

    private static ConfigTable builtIn(List<SettingKey<?>> keys) {
        ConfigTable table = ConfigTable.empty(Place.BUILT_IN);
        for (SettingKey<?> key : keys) {
            if (key.names().equals(key.path()) && key.builtIn().isPresent()) {
                table = table.with(key.path(), key.builtIn().get());
            }
        }
        return table;
    }

    /** Returns the tree of all keys. */
    public SchemaNode.Fields root() {
        return root;
    }

    /** Returns the lowest layer: the default values of all keys that are not in an entry. */
    ConfigTable builtIn() {
        return builtIn;
    }

    /** Returns what a profile sets, without the keys that have no effect in one. */
    ConfigTable inProfile(ConfigTable profile) {
        Map<String, ConfigValue> settings = new LinkedHashMap<>(profile.entries());
        settings.keySet().retainAll(namesInProfiles);
        return new ConfigTable(settings, profile.place());
    }

    /** Returns whether a call that sets something under this top-level name is refused. */
    boolean isProtected(String name) {
        return protectedNames.contains(name);
    }
}
