package dev.basalt.application.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a setting may hold. */
sealed interface SettingType {

    /** A single value. */
    enum Plain implements SettingType {
        TEXT,
        /** A text that is never shown. */
        SECRET,
        /** A text that names a file or a directory. */
        PATH,
        FLAG,
        /** An integer from 0 to 2^63 - 1. */
        COUNT
    }

    /** One of a closed list of words. */
    record Words(List<String> words) implements SettingType {
        public Words {
            words = List.copyOf(words);
        }
    }

    record Items(SettingType item) implements SettingType {}

    /** A table whose names the user chooses. */
    record Entries(SettingType each) implements SettingType {}

    /** A table with names of its own; other names in it mean nothing. */
    record Fields(Map<String, SettingType> known, Set<String> required) implements SettingType {
        public Fields {
            known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
            required = Set.copyOf(required);
        }
    }

    /** Tells whether what stands here must not be shown, whatever it is. */
    default boolean secret() {
        return switch (this) {
            case Plain plain -> plain == Plain.SECRET;
            case Words _, Fields _ -> false;
            case Items(SettingType item) -> item.secret();
            case Entries(SettingType each) -> each.secret();
        };
    }
}
