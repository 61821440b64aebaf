package dev.basalt.bootstrap.demo;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * This program, to be started again: the same JVM with the same options and class path.
 *
 * @param mainClass its main class
 * @param version as printed
 */
public record Program(Class<?> mainClass, String version) {

    /** Returns the command line that starts it with these arguments, wherever it is run. */
    List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", classPath(), mainClass.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String classPath() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return Arrays.stream(entries)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
