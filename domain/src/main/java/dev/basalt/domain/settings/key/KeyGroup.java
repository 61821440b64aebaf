package dev.basalt.domain.settings.key;

import java.util.List;

/**
 * The keys of one concept.
 *
 * @param name of their table in {@code docs/configuration.md}
 * @param keys in the order in which they are documented and listed
 */
public record KeyGroup(String name, List<SettingKey<?>> keys) {

    public KeyGroup {
        keys = List.copyOf(keys);
    }
}
