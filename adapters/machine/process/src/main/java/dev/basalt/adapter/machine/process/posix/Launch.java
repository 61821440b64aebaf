package dev.basalt.adapter.machine.process.posix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param program path of the executable; when relative, beneath {@code directory}
 * @param argv what the program finds as its arguments, its own name first
 * @param directory the working directory it starts in
 * @param environment all variables it sees
 */
public record Launch(
        String program, List<String> argv, Path directory, Map<String, String> environment) {

    public Launch {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** Returns the same program read by sh. */
    public Launch asShellScript() {
        List<String> arguments = new ArrayList<>(List.of("sh", program));
        arguments.addAll(argv.subList(1, argv.size()));
        return new Launch("/bin/sh", arguments, directory, environment);
    }
}
