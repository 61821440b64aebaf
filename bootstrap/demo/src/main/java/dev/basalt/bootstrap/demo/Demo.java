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

/** Plays the main job with the real server and tells what goes over the wire. */
public final class Demo {

    private static final Duration SCRIPTED_PATIENCE = Duration.ofMinutes(1);
    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(10);

    private static final String LEGEND =
            "Arrows to the right: what the host writes to the server; to the left: what it reads.";

    private final Program program;
    private final List<String> overrides;
    private final Optional<Console> terminal;
    private final Account account;
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();

    /**
     * Prepares a play.
     *
     * @param overrides {@code key=value} each, passed on to the server
     * @param out where it is told
     */
    public Demo(Program program, List<String> overrides, PrintStream out) {
        this.program = program;
        this.overrides = List.copyOf(overrides);
        this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        this.account = Account.on(out, terminal.isPresent(), System.getenv());
    }

    /**
     * Plays with a model that follows a script: no key, no network, and nothing of the person's
     * configuration.
     *
     * @return whether all of it happened, or why it could not go on
     */
    public Either<String, Boolean> withScript() {
        return needGit()
                .flatMap(_ -> Stage.scripted(program, overrides, Story.SCRIPT, happenings))
                .flatMap(stage -> {
                    account.title("Basalt " + program.version() + " plays its main job");
                    account.say(
                            "A script plays the model, so nothing leaves this machine.\n" + LEGEND);
                    return play(stage, Approver.ofTheStory(), SCRIPTED_PATIENCE);
                });
    }

    /**
     * Plays with a provider of the person's own configuration.
     *
     * @return whether all of it happened, or why it could not go on
     */
    public Either<String, Boolean> with(String provider) {
        return needGit()
                .flatMap(_ -> Stage.configured(program, overrides, provider))
                .flatMap(stage -> {
                    account.title("Basalt " + program.version() + " plays its main job");
                    Approver approver = terminal.map(Approver::at).orElseGet(Approver::ofTheStory);
                    account.say("The provider " + provider + " is asked for real.\n" + LEGEND);
                    return play(stage, approver, MODEL_PATIENCE);
                });
    }

    private Either<String, Boolean> play(Stage stage, Approver approver, Duration patience) {
        try (stage) {
            var host = new Host(stage.server(), happenings, approver, account, patience);
            return new Story(host, account)
                    .play()
                    .flatMap(_ -> host.leave())
                    .map(_ -> prove(stage, host));
        }
    }

    private boolean prove(Stage stage, Host host) {
        account.scene("Did it happen?");
        List<Proof.Claim> claims = Proof.of(stage, host);
        claims.forEach(claim -> account.claim(claim.sentence(), claim.holds()));
        return claims.stream().allMatch(Proof.Claim::holds);
    }

    private static Either<String, Boolean> needGit() {
        try {
            new ProcessBuilder("git", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Either.right(true);
        } catch (IOException _) {
            return Either.left("git is needed and is not on the PATH");
        }
    }
}
