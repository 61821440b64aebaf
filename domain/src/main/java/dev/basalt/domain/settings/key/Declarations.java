package dev.basalt.domain.settings.key;

import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.type.SettingType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declares the keys of one concept, one after the other, in constants of a class whose last
 * constant is the {@link #group}:
 *
 * <pre>{@code
 * private static final Declarations KEYS = new Declarations("history", Scope.CALL);
 *
 * public static final SettingKey<Long> MAX_BYTES =
 *         KEYS.key("history.max_bytes", SettingTypes.COUNT).means("The limit of the history.");
 *
 * public static final KeyGroup GROUP = KEYS.group();
 * }</pre>
 *
 * Not thread-safe.
 */
public final class Declarations {

    private final String name;
    private final Scope scope;
    private final List<SettingKey<?>> keys = new ArrayList<>();

    /**
     * Begins a group.
     *
     * @param name of the group
     * @param scope of its keys, unless a key says otherwise
     */
    public Declarations(String name, Scope scope) {
        this.name = name;
        this.scope = scope;
    }

    /** Begins the declaration of a key; {@link Declaration#means} completes it. */
    public <T> Declaration<T> key(String dottedName, SettingType<T> type) {
        return new Declaration<>(dottedName, type);
    }

    /** Returns the keys that were declared. */
    public KeyGroup group() {
        return new KeyGroup(name, keys);
    }

    /** A key whose declaration is not complete. */
    public final class Declaration<T> {

        private final List<String> names;
        private final SettingType<T> type;
        private Optional<T> defaultValue = Optional.empty();
        private String otherwise = "";
        private Scope scope = Declarations.this.scope;
        private boolean required;
        private boolean acts = true;

        private Declaration(String dottedName, SettingType<T> type) {
            this.names = ConfigOverride.pathOf(dottedName);
            this.type = type;
        }

        /** Sets the value of the key when nothing is configured. */
        public Declaration<T> byDefault(T value) {
            defaultValue = Optional.of(value);
            return this;
        }

        /** Says what applies when nothing is configured and there is no default value. */
        public Declaration<T> otherwise(String text) {
            otherwise = text;
            return this;
        }

        /** Sets a scope other than the group's. */
        public Declaration<T> scope(Scope other) {
            scope = other;
            return this;
        }

        /** Refuses a configuration in which the table of the key is present and the key is not. */
        public Declaration<T> required() {
            required = true;
            return this;
        }

        /** Says that the type of the key is checked and that it has no other effect. */
        public Declaration<T> withoutEffect() {
            acts = false;
            return this;
        }

        /**
         * Completes the declaration.
         *
         * @param meaning for people: one sentence in Markdown
         */
        public SettingKey<T> means(String meaning) {
            int start = names.size();
            while (start > 0 && !SettingKey.isPlaceholder(names.get(start - 1))) {
                start--;
            }
            SettingKey<T> key =
                    new SettingKey<>(
                            names,
                            names.subList(start, names.size()),
                            type,
                            defaultValue,
                            otherwise,
                            scope,
                            required,
                            acts,
                            meaning);
            keys.add(key);
            return key;
        }
    }
}
