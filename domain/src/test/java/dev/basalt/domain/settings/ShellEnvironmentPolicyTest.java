package dev.basalt.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.Vectors;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ShellEnvironmentPolicy.Inherit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ShellEnvironmentPolicyTest {

    private static final List<String> NONE = List.of();
    private static final SandboxPolicy FULL_ACCESS = new SandboxPolicy.DangerFullAccess();

    /** The policies of the observed cases, by how they are written in a configuration file. */
    private static final Map<String, ShellEnvironmentPolicy> POLICIES =
            Map.ofEntries(
                    Map.entry("", all(false, NONE, Map.of(), NONE)),
                    Map.entry("inherit=\"all\"", all(false, NONE, Map.of(), NONE)),
                    Map.entry("inherit=\"none\"", from(Inherit.NONE)),
                    Map.entry(
                            "exclude=[\"aws_*\",\"FOO?\"]",
                            all(false, List.of("aws_*", "FOO?"), Map.of(), NONE)),
                    Map.entry("exclude=[\"plain\"]", all(false, List.of("plain"), Map.of(), NONE)),
                    Map.entry("exclude=[\"*\"]", all(false, List.of("*"), Map.of(), NONE)),
                    Map.entry("exclude=[\"FOO??\"]", all(false, List.of("FOO??"), Map.of(), NONE)),
                    Map.entry(
                            "set={PLAIN=\"new\"}", all(false, NONE, Map.of("PLAIN", "new"), NONE)),
                    Map.entry("set={EMPTY=\"\"}", all(false, NONE, Map.of("EMPTY", ""), NONE)),
                    Map.entry(
                            "include_only=[\"PATH\",\"foo*\"]",
                            all(false, NONE, Map.of(), List.of("PATH", "foo*"))),
                    Map.entry(
                            "include_only=[\"PATH\"]\nset={ZED=\"1\"}",
                            all(false, NONE, Map.of("ZED", "1"), List.of("PATH"))),
                    Map.entry(
                            "include_only=[\"*KEY*\"]",
                            all(false, NONE, Map.of(), List.of("*KEY*"))),
                    Map.entry(
                            "ignore_default_excludes=true\ninclude_only=[\"*KEY*\"]",
                            all(true, NONE, Map.of(), List.of("*KEY*"))),
                    Map.entry("include_only=[]", all(false, NONE, Map.of(), NONE)));

    static Stream<Arguments> observed() {
        return Vectors.cases("env-policy")
                .map(c ->
                        Arguments.of(
                                c.get("policy_toml").stringValue(),
                                strings(c.get("parent_env")),
                                strings(c.get("child_env"))));
    }

    private static Map<String, String> strings(JsonNode object) {
        return object.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stringValue()));
    }

    @ParameterizedTest
    @MethodSource("observed")
    void commandsHaveTheVariablesThatTheyHaveInTheReference(
            String policy, Map<String, String> own, Map<String, String> seen) {
        assertEquals(
                seen, Objects.requireNonNull(POLICIES.get(policy)).environment(own, FULL_ACCESS));
    }

    @Test
    void coreVariablesHaveTheExactNames() {
        Map<String, String> own =
                Map.of("HOME", "/h", "PATH", "/bin", "Path", "x", "LANG", "C", "TMPDIR", "/t");

        assertEquals(
                Map.of("HOME", "/h", "PATH", "/bin", "TMPDIR", "/t"),
                from(Inherit.CORE).environment(own, FULL_ACCESS));
    }

    @Test
    void variablesThatTheUserSetsAreNotRemoved() {
        ShellEnvironmentPolicy policy =
                all(false, List.of("A*"), Map.of("API_KEY", "1", "AB", "2"), NONE);

        assertEquals(
                Map.of("API_KEY", "1", "AB", "2"),
                policy.environment(Map.of("OTHER_KEY", "3", "AC", "4"), FULL_ACCESS));
    }

    @Test
    void commandsWithoutNetworkHaveAVariableThatSaysSo() {
        Map<String, String> expected = Map.of("CODEX_SANDBOX_NETWORK_DISABLED", "1");
        ShellEnvironmentPolicy policy = all(false, NONE, Map.of(), List.of("NOTHING"));

        assertEquals(expected, policy.environment(Map.of(), new SandboxPolicy.ReadOnly()));
        assertEquals(expected, policy.environment(Map.of(), workspace(false)));
        assertEquals(Map.of(), policy.environment(Map.of(), workspace(true)));
        assertEquals(Map.of(), policy.environment(Map.of(), FULL_ACCESS));
    }

    @ParameterizedTest
    @CsvSource({
        "*KEY*, monkeys, true",
        "*KEY*, ke_y, false",
        "a*b*c, aXbYbc, true",
        "a*b*c, aXbYb, false",
        "a?c, a*c, true",
        "a?c, ac, false",
        "[ab], a, false",
        "[ab], [AB], true",
        "**, '', true",
        "?, '', false",
        "'', '', true",
        "'', a, false",
        "a*, a, true"
    })
    void aPatternMatchesTheWholeName(String pattern, String name, boolean matches) {
        assertEquals(matches, new NamePattern(pattern).matches(name));
    }

    private static SandboxPolicy workspace(boolean network) {
        return new SandboxPolicy.WorkspaceWrite(List.of(), network, false, false);
    }

    private static ShellEnvironmentPolicy from(Inherit inherit) {
        return new ShellEnvironmentPolicy(inherit, false, NONE, Map.of(), NONE);
    }

    private static ShellEnvironmentPolicy all(
            boolean ignoreDefaultExcludes,
            List<String> exclude,
            Map<String, String> set,
            List<String> includeOnly) {
        return new ShellEnvironmentPolicy(
                Inherit.ALL, ignoreDefaultExcludes, exclude, set, includeOnly);
    }
}
