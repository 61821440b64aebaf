package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Attempts to escape from the sandbox, on the real kernel. */
class AttackTest {

    static final List<Attack> ATTACKS = Attack.ALL;

    private final AttackWorld world;
    private final ProcessCommandRunner runner;

    AttackTest(@TempDir Path directory) throws IOException {
        world = new AttackWorld(directory);
        runner = new ProcessCommandRunner(Commands.posixEngine(), world.sandboxes());
    }

    @AfterEach
    void cleanUp() throws IOException {
        runner.close();
        world.close();
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void succeedsWithoutASandbox(Attack attack) {
        CommandOutcome outcome = run(attack, new Sandboxing.None(), SandboxBackend.AUTO);

        assertEquals(exited(0), outcome.ending(), outcome.combined().text());
    }

    @ParameterizedTest
    @MethodSource("prevented")
    void failsForItsOwnReasonInTheSandbox(SandboxBackend backend, Attack attack)
            throws IOException {
        CommandOutcome outcome = run(attack, world.sandbox(attack.network()), backend);

        String said = outcome.combined().text();
        assertNotEquals(exited(0), outcome.ending(), said);
        assertTrue(said.contains(attack.failureUnder(backend)), said);
        world.assertUntouched();
    }

    @ParameterizedTest
    @MethodSource("notPrevented")
    void succeedsInTheSandboxAsDocumented(SandboxBackend backend, Attack attack) {
        CommandOutcome outcome = run(attack, world.sandbox(attack.network()), backend);

        assertEquals(exited(0), outcome.ending(), outcome.combined().text());
    }

    static Stream<Arguments> prevented() {
        return all(false);
    }

    static Stream<Arguments> notPrevented() {
        return all(true);
    }

    private static Stream<Arguments> all(boolean done) {
        return Commands.backends()
                .flatMap(backend ->
                        ATTACKS.stream()
                                .filter(attack ->
                                        attack.failureUnder(backend).equals(Attack.DONE) == done)
                                .map(attack -> Arguments.of(backend, attack)));
    }

    private CommandOutcome run(Attack attack, Sandboxing sandboxing, SandboxBackend backend) {
        return script("exec 2>&1; " + attack.script())
                .in(world.workspace())
                .with(world.environment())
                .under(sandboxing)
                .by(backend)
                .runBy(runner);
    }
}
