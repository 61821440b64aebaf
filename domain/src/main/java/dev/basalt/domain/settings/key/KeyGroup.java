package dev.basalt.domain.settings.key;

import java.util.ArrayList;
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

    /** Returns the group with a key in place of the one with the same name. */
    public KeyGroup with(SettingKey<?> key) {
        List<SettingKey<?>> changed = new ArrayList<>(keys);
        changed.replaceAll(each -> each.names().equals(key.names()) ? key : each);
        return new KeyGroup(name, changed);
    }
}
