package dev.basalt.adapter.machine.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class CodexHomeTest {

    private static final Optional<Path> USER_HOME = Optional.of(Path.of("/home/me"));

    @Test
    void isInTheUsersHomeUnlessTheEnvironmentNamesAnother() {
        CodexHome usual = new CodexHome(Path.of("/home/me/.codex"), false);

        assertEquals(usual, CodexHome.of(Map.of(), USER_HOME));
        assertEquals(usual, CodexHome.of(Map.of("CODEX_HOME", ""), USER_HOME));
        assertEquals(
                new CodexHome(Path.of("/data"), true),
                CodexHome.of(Map.of("CODEX_HOME", "/data"), USER_HOME));
    }

    @Test
    void isAbsoluteAlsoWhenNamedRelatively() {
        assertEquals(
                Path.of("x").toAbsolutePath(),
                CodexHome.of(Map.of("CODEX_HOME", "x"), USER_HOME).directory());
    }

    @Test
    void isNotCreatedForAUserWithoutAHome() {
        assertEquals(
                new CodexHome(Path.of("/.codex"), true), CodexHome.of(Map.of(), Optional.empty()));
    }
}
