package dev.basalt.adapter.machine.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class UserHomeTest {

    @Test
    void theVariableCountsBeforeTheUserDatabase() {
        assertEquals(
                Optional.of(Path.of("/there")), UserHome.of(Map.of("HOME", "/there"), "/home/me"));
    }

    @Test
    void theUserDatabaseCountsWhenTheVariableIsUnsetOrEmpty() {
        assertEquals(Optional.of(Path.of("/home/me")), UserHome.of(Map.of(), "/home/me"));
        assertEquals(Optional.of(Path.of("/home/me")), UserHome.of(Map.of("HOME", ""), "/home/me"));
    }

    @Test
    void aRelativeVariableIsResolvedAgainstTheWorkingDirectory() {
        assertEquals(
                Optional.of(Path.of("there").toAbsolutePath()),
                UserHome.of(Map.of("HOME", "there"), "/home/me"));
    }

    @Test
    void aUserUnknownToTheDatabaseHasNone() {
        assertEquals(Optional.empty(), UserHome.of(Map.of(), "?"));
        assertEquals(Optional.empty(), UserHome.of(Map.of("HOME", ""), ""));
    }
}
