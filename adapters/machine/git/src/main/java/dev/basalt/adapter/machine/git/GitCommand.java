package dev.basalt.adapter.machine.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.KeptOutput;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.git.GitError;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs git commands in one directory. Immutable.
 *
 * @param deadline when git is ended, as {@link System#nanoTime}
 */
record GitCommand(
        CommandRunner runner, Path directory, Map<String, String> environment, long deadline) {

    /** In bytes: more than a client can use in one message. */
    static final int OUTPUT_LIMIT = 64 << 20;

    /**
     * Overrides settings of the repository: it must not run programs of its own, and the output
     * must keep git's default format.
     */
    private static final List<String> PROGRAM =
            List.of(
                    "git",
                    "-c",
                    "core.fsmonitor=false",
                    "-c",
                    "core.hooksPath=/dev/null",
                    "-c",
                    "color.ui=false",
                    "-c",
                    "diff.noprefix=false",
                    "-c",
                    "diff.mnemonicPrefix=false",
                    "-c",
                    "diff.relative=false",
                    "-c",
                    "diff.submodule=short");

    GitCommand with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new GitCommand(runner, directory, all, deadline);
    }

    /** Returns git's standard output; bytes that are not UTF-8 become U+FFFD. */
    Either<GitError, String> text(String... arguments) {
        return bytes(arguments).map(bytes -> new String(bytes, UTF_8));
    }

    /** Like {@link #text}, with a file as git's standard input. */
    Either<GitError, String> reading(Path input, String... arguments) {
        return run(Stream.concat(
                                Stream.of("sh", "-c", "exec \"$@\" < \"$0\"", input.toString()),
                                argv(arguments))
                        .toList())
                .map(bytes -> new String(bytes, UTF_8));
    }

    /** Returns git's standard output if its exit status is 0. */
    Either<GitError, byte[]> bytes(String... arguments) {
        return run(argv(arguments).toList());
    }

    private static Stream<String> argv(String... arguments) {
        return Stream.concat(PROGRAM.stream(), Stream.of(arguments));
    }

    private Either<GitError, byte[]> run(List<String> argv) {
        if (!Files.isDirectory(directory)) {
            return failed("no such directory: " + directory);
        }
        KeptOutput output = new KeptOutput(OUTPUT_LIMIT);
        Cancellation tooMuch = new Cancellation();
        return runner.run(
                        request(argv),
                        (stream, chunk) -> {
                            output.onOutput(stream, chunk);
                            if (output.omitted(OutputStreamName.STDOUT) > 0) {
                                tooMuch.cancel();
                            }
                        },
                        tooMuch)
                .mapLeft(error -> new GitError("cannot run git: " + CommandReport.reason(error)))
                .flatMap(outcome -> result(outcome, output));
    }

    private CommandRequest request(List<String> argv) {
        return new CommandRequest(
                argv,
                directory,
                environment,
                Duration.ofNanos(Math.max(0, deadline - System.nanoTime())),
                new Sandboxing.None(),
                SandboxChoice.DEFAULT);
    }

    private static Either<GitError, byte[]> result(CommandOutcome outcome, KeptOutput output) {
        if (output.omitted(OutputStreamName.STDOUT) > 0) {
            return failed("the diff is larger than " + (OUTPUT_LIMIT >> 20) + " MiB");
        }
        return switch (outcome.ending()) {
            case Ending.Exited(int status) when status == 0 ->
                    Either.right(output.bytes(OutputStreamName.STDOUT));
            case Ending.Exited(int status) -> failed(message(status, output));
            case Ending.Signalled(int signal) -> failed("git was terminated by signal " + signal);
            case Ending.TimedOut _ -> failed("git timed out");
            case Ending.Cancelled() ->
                    failed("git was stopped because the server is shutting down");
        };
    }

    private static String message(int status, KeptOutput output) {
        return output.text(OutputStreamName.STDERR)
                .lines()
                .filter(line -> !line.startsWith("warning: "))
                .map(line -> line.startsWith("fatal: ") ? line.substring(7) : line)
                .findFirst()
                .orElse("git exited with status " + status);
    }

    private static <T> Either<GitError, T> failed(String reason) {
        return Either.left(new GitError(reason));
    }
}
