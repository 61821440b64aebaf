package dev.basalt.application.settings.config;

import dev.basalt.application.settings.config.SchemaNode.Entries;
import dev.basalt.application.settings.config.SchemaNode.Fields;
import dev.basalt.application.settings.config.SchemaNode.Leaf;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.type.SettingTypes;

import java.util.Optional;
import java.util.function.BiFunction;

/** Checks a configuration against the keys that are known. */
public final class ConfigCheck {

    private final boolean complete;

    private ConfigCheck(boolean complete) {
        this.complete = complete;
    }

    /** Returns the first error in a whole configuration. */
    public static Optional<SettingsError> whole(ConfigSchema schema, ConfigTable table) {
        return new ConfigCheck(true).fields(schema.root(), table, "");
    }

    /** Returns the first error in a single layer, which may depend on the layers below it. */
    public static Optional<SettingsError> layer(ConfigSchema schema, ConfigTable table) {
        return new ConfigCheck(false).fields(schema.root(), table, "");
    }

    private Optional<SettingsError> node(SchemaNode node, ConfigValue value, String key) {
        if (node instanceof Leaf leaf) {
            return leaf.key().type().check(value, key);
        }
        if (!(value instanceof ConfigTable table)) {
            return SettingTypes.TABLE.check(value, key);
        }
        return node instanceof Fields fields
                ? fields(fields, table, key)
                : entries((Entries) node, table, key);
    }

    private Optional<SettingsError> entries(Entries entries, ConfigTable table, String key) {
        return first(table, (name, value) -> node(entries.each(), value, join(key, name)));
    }

    private Optional<SettingsError> fields(Fields fields, ConfigTable table, String key) {
        Optional<SettingsError> error =
                first(
                        table,
                        (name, value) -> {
                            SchemaNode known = fields.known().get(name);
                            return known == null
                                    ? Optional.empty()
                                    : node(known, value, join(key, name));
                        });
        return error.isPresent() || !complete ? error : missing(fields, table, key);
    }

    private static Optional<SettingsError> missing(Fields fields, ConfigTable table, String key) {
        return fields.required().stream()
                .filter(name -> !table.entries().containsKey(name))
                .findFirst()
                .map(name -> SettingsError.at(table.place(), key, "missing field `" + name + "`"));
    }

    private static Optional<SettingsError> first(
            ConfigTable table, BiFunction<String, ConfigValue, Optional<SettingsError>> check) {
        return table.entries().entrySet().stream()
                .flatMap(each -> check.apply(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private static String join(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
