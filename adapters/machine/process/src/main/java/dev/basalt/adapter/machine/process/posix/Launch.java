package dev.basalt.adapter.machine.process.posix;

import dev.basalt.domain.command.CommandInput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param program path of the executable; a relative one is resolved against {@code directory}
 * @param argv the program's arguments, its own name first
 * @param directory the working directory
 * @param environment all variables of the program
 * @param input what the program reads
 */
public record Launch(
        String program,
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        CommandInput input) {

    public Launch {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A program without input. */
    public Launch(
            String program, List<String> argv, Path directory, Map<String, String> environment) {
        this(program, argv, directory, environment, CommandInput.EMPTY);
    }

    /** Returns the same launch with this input. */
    public Launch with(CommandInput other) {
        return new Launch(program, argv, directory, environment, other);
    }

    /** Returns a launch that runs the program as a script of sh. */
    public Launch asShellScript() {
        List<String> arguments = new ArrayList<>(List.of("sh", program));
        arguments.addAll(argv.subList(1, argv.size()));
        return new Launch("/bin/sh", arguments, directory, environment, input);
    }
}
