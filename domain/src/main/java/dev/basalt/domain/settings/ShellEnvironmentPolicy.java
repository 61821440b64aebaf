package dev.basalt.domain.settings;

import dev.basalt.domain.sandbox.SandboxPolicy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which environment variables a command has: {@code [shell_environment_policy]}. Patterns may
 * contain {@code *} and {@code ?} and ignore case.
 *
 * @param ignoreDefaultExcludes whether names that contain KEY, SECRET or TOKEN are kept
 * @param includeOnly when not empty, only names that match one of these are kept
 */
public record ShellEnvironmentPolicy(
        Inherit inherit,
        boolean ignoreDefaultExcludes,
        List<String> exclude,
        Map<String, String> set,
        List<String> includeOnly) {

    /** Set for commands that have no network access. */
    public static final String NETWORK_DISABLED = "CODEX_SANDBOX_NETWORK_DISABLED";

    private static final Set<String> CORE =
            Set.of("HOME", "LOGNAME", "PATH", "SHELL", "USER", "USERNAME", "TMPDIR", "TEMP", "TMP");

    private static final List<String> SECRETS = List.of("*KEY*", "*SECRET*", "*TOKEN*");

    public ShellEnvironmentPolicy {
        exclude = List.copyOf(exclude);
        set = Map.copyOf(set);
        includeOnly = List.copyOf(includeOnly);
    }

    /**
     * Returns the environment of a command: the variables of {@code own} that the policy keeps, and
     * {@link #NETWORK_DISABLED} if the sandbox policy allows no network access, whether or not the
     * command is sandboxed.
     *
     * @param own the environment of the server
     */
    public Map<String, String> environment(Map<String, String> own, SandboxPolicy sandbox) {
        Map<String, String> variables =
                switch (inherit) {
                    case ALL -> new TreeMap<>(own);
                    case CORE -> keep(own, CORE::contains);
                    case NONE -> new TreeMap<>();
                };
        if (!ignoreDefaultExcludes) {
            variables.keySet().removeIf(matchesOneOf(SECRETS));
        }
        variables.keySet().removeIf(matchesOneOf(exclude));
        variables.putAll(set);
        if (!includeOnly.isEmpty()) {
            variables.keySet().removeIf(matchesOneOf(includeOnly).negate());
        }
        if (!sandbox.networkAccess()) {
            variables.put(NETWORK_DISABLED, "1");
        }
        return Collections.unmodifiableMap(variables);
    }

    private static Map<String, String> keep(
            Map<String, String> variables, Predicate<String> names) {
        Map<String, String> kept = new TreeMap<>(variables);
        kept.keySet().removeIf(names.negate());
        return kept;
    }

    private static Predicate<String> matchesOneOf(List<String> patterns) {
        List<NamePattern> compiled = patterns.stream().map(NamePattern::new).toList();
        return name -> compiled.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** The variables that a command inherits before the other rules apply. */
    public enum Inherit {
        ALL("all"),
        CORE("core"),
        NONE("none");

        private final String word;

        Inherit(String word) {
            this.word = word;
        }

        /** Returns its name in configuration files. */
        public String word() {
            return word;
        }
    }
}
