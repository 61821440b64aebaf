package dev.basalt.adapter.machine.process;

import dev.basalt.domain.command.CommandOutcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that ran into its timeout after it was ready: it is tried with a short timeout, and on
 * a machine that is too slow for it with longer ones.
 *
 * @param directory the directory of this try, empty at its start
 * @param life the life of the command's processes, if its script has {@link Life#BEGIN}
 */
public record TimedRun(Path directory, Duration timeout, Life life, CommandOutcome outcome) {

    /** What a script does when it has done all that must happen before its timeout. */
    public static final String READY = ": > ready; ";

    private static final List<Duration> TIMEOUTS =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(60));

    /** One try. */
    @FunctionalInterface
    public interface Try {
        /** Runs the script in this directory with this timeout. */
        CommandOutcome run(Path directory, Duration timeout, Life life);
    }

    /** Returns the first run whose script was ready in time, each in a new directory. */
    public static TimedRun in(Path parent, Try command) throws Exception {
        for (Duration timeout : TIMEOUTS) {
            Path directory = Files.createDirectory(parent.resolve("within" + timeout));
            Life life = Life.in(directory);
            CommandOutcome outcome = command.run(directory, timeout, life);
            if (Files.exists(directory.resolve("ready"))) {
                return new TimedRun(directory, timeout, life, outcome);
            }
        }
        throw new AssertionError("the command was not ready within " + TIMEOUTS.getLast());
    }
}
