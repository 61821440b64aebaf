package dev.basalt.bootstrap.demo;

import io.vavr.control.Either;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs a session with the real server and prints what goes over the wire. */
public final class Demo {

    private static final Duration SCRIPTED_PATIENCE = Duration.ofMinutes(1);
    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(10);

    private static final String LEGEND =
            "Arrows to the right: messages from the client to the server; to the left: from the"
                    + " server.";

    private final Program program;
    private final List<String> overrides;
    private final Optional<Console> terminal;
    private final Transcript transcript;
    private final BlockingQueue<DemoEvent> events = new LinkedBlockingQueue<>();

    /**
     * Prepares a demo.
     *
     * @param overrides {@code key=value} each, passed on to the server
     * @param out where it is printed
     */
    public Demo(Program program, List<String> overrides, PrintStream out) {
        this.program = program;
        this.overrides = List.copyOf(overrides);
        this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        this.transcript = Transcript.on(out, terminal.isPresent(), System.getenv());
    }

    /**
     * Runs with a scripted model: without a key, a network or the configuration of the user.
     *
     * @return whether all checks passed, or why the demo could not go on
     */
    public Either<String, Boolean> withScript() {
        return needGit()
                .flatMap(_ -> DemoEnvironment.scripted(program, overrides, Scenario.SCRIPT, events))
                .flatMap(environment -> {
                    printTitle("The model is scripted, so nothing leaves this machine.");
                    return run(environment, Approver.ofTheScenario(), SCRIPTED_PATIENCE);
                });
    }

    /**
     * Runs with a provider of the user's own configuration.
     *
     * @return whether all checks passed, or why the demo could not go on
     */
    public Either<String, Boolean> with(String provider) {
        return needGit()
                .flatMap(_ -> DemoEnvironment.configured(program, overrides, provider))
                .flatMap(environment -> {
                    printTitle("The model is that of your provider " + provider + ".");
                    Approver approver =
                            terminal.map(Approver::at).orElseGet(Approver::ofTheScenario);
                    return run(environment, approver, MODEL_PATIENCE);
                });
    }

    private void printTitle(String model) {
        transcript.title("Basalt " + program.version() + " demo: one session, message by message");
        transcript.text(model + "\n" + LEGEND);
    }

    private Either<String, Boolean> run(
            DemoEnvironment environment, Approver approver, Duration patience) {
        try (environment) {
            var client =
                    new DemoClient(environment.server(), events, approver, transcript, patience);
            return new Scenario(client, transcript)
                    .run()
                    .flatMap(_ -> client.disconnect())
                    .map(_ -> check(environment, client));
        }
    }

    private boolean check(DemoEnvironment environment, DemoClient client) {
        transcript.section("Checks:");
        List<Checks.Check> checks = Checks.of(environment, client);
        checks.forEach(check -> transcript.check(check.sentence(), check.holds()));
        return checks.stream().allMatch(Checks.Check::holds);
    }

    private static Either<String, Boolean> needGit() {
        try {
            new ProcessBuilder("git", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Either.right(true);
        } catch (IOException _) {
            return Either.left("git is not on the PATH");
        }
    }
}
