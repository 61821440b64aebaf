package dev.basalt.adapter.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.command.CommandOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands start as requested, with every engine and sandbox. */
@ParameterizedClass
@MethodSource("backendsOfThisMachine")
class CommandStartTest extends EveryBackend {

    @Test
    void argumentsArePassedAsTheyAre() {
        assertEquals(
                "[$HOME] [*] [a b] [] [é\"'\\]",
                command("printf", "[%s] [%s] [%s] [%s] [%s]", "$HOME", "*", "a b", "", "é\"'\\")
                        .runBy(runner())
                        .stdout()
                        .text());
    }

    @Test
    void theEnvironmentIsExactlyTheGivenOne() {
        CommandOutcome outcome =
                command("env")
                        .with(Map.of("PATH", Commands.SYSTEM_PATH, "GREETING", "hello\nworld"))
                        .runBy(runner());

        List<String> given =
                new ArrayList<>(List.of("GREETING=hello", "PATH=" + Commands.SYSTEM_PATH, "world"));
        if (backend == Backend.BWRAP) {
            given.add(2, "PWD=/");
        }
        assertEquals(given, outcome.stdout().text().lines().sorted().toList());
    }

    @Test
    void theProgramIsFoundInThePathOfTheCommand() throws Exception {
        programNamed("ours", "#!/bin/sh\necho ours: $1");

        assertEquals(
                "ours: x\n",
                command("ours", "x")
                        .with(Map.of("PATH", "/nowhere:" + directory))
                        .runBy(runner())
                        .stdout()
                        .text());
        assertEquals(
                notStarted("No such file or directory (os error 2)"),
                command("ours").refusedBy(runner()));
    }

    @Test
    void aPathWithASlashIsRelativeToTheWorkingDirectory() throws Exception {
        programNamed("ours", "#!/bin/sh\npwd");

        assertEquals(
                directory.toRealPath() + "\n",
                command("./ours").in(directory).runBy(runner()).stdout().text());
    }

    @Test
    void aMissingWorkingDirectoryIsNamedAsTheReferenceDoes() {
        assertEquals(
                notStarted("No such file or directory (os error 2)"),
                command("true").in(directory.resolve("missing")).refusedBy(runner()));
    }

    @Test
    void aFileThatIsNotExecutableIsRefused() throws Exception {
        Files.writeString(directory.resolve("data"), "data");

        assertEquals(
                notStarted("Permission denied (os error 13)"),
                command("data").with(Map.of("PATH", directory.toString())).refusedBy(runner()));
    }

    @Test
    void aNulCannotBePartOfAnArgument() {
        assertEquals(
                notStarted("nul byte found in provided data"),
                command("echo", "a\0b").refusedBy(runner()));
    }

    private void programNamed(String name, String text) throws Exception {
        Path program = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
