package dev.basalt.domain.settings;

import java.util.List;
import java.util.Map;

/**
 * Which variables a command sees: {@code [shell_environment_policy]}. Patterns know {@code *} and
 * {@code ?} and ignore case.
 *
 * @param ignoreDefaultExcludes whether names with KEY, SECRET or TOKEN in them are let through
 * @param includeOnly when not empty, only names that match one of these are kept
 */
public record ShellEnvironmentPolicy(
        Inherit inherit,
        boolean ignoreDefaultExcludes,
        List<String> exclude,
        Map<String, String> set,
        List<String> includeOnly) {

    public ShellEnvironmentPolicy {
        exclude = List.copyOf(exclude);
        set = Map.copyOf(set);
        includeOnly = List.copyOf(includeOnly);
    }

    /** What the command's environment starts from. */
    public enum Inherit {
        ALL("all"),
        CORE("core"),
        NONE("none");

        private final String word;

        Inherit(String word) {
            this.word = word;
        }

        /** Returns the word for it in configuration files. */
        public String word() {
            return word;
        }
    }
}
