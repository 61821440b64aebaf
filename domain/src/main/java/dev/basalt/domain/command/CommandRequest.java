package dev.basalt.domain.command;

import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.Sandboxing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command to run, exactly as given: no shell is added. Immutable.
 *
 * @param argv program and arguments; the program is looked up in the PATH of {@code environment}
 * @param directory absolute path of the working directory
 * @param environment all environment variables of the command
 * @param timeout zero or more; then the command's process group is ended
 * @param sandbox which sandbox to use where {@code sandboxing} requires one
 * @param input what the command reads
 */
public record CommandRequest(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        Duration timeout,
        Sandboxing sandboxing,
        SandboxChoice sandbox,
        CommandInput input) {

    public CommandRequest {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A command without input. */
    public CommandRequest(
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Duration timeout,
            Sandboxing sandboxing,
            SandboxChoice sandbox) {
        this(argv, directory, environment, timeout, sandboxing, sandbox, CommandInput.EMPTY);
    }
}
