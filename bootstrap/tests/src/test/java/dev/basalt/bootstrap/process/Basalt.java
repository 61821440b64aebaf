package dev.basalt.bootstrap.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged program behind its launcher, with a home of its own and without a terminal. */
public final class Basalt {

    public static final Path LAUNCHER = Path.of("..", "..", "basalt").toAbsolutePath().normalize();

    private Basalt() {}

    /**
     * Prepares a start.
     *
     * @param home becomes the home and the folder of the configuration
     */
    public static ProcessBuilder command(Path home, String... arguments) {
        var builder = new ProcessBuilder(listening());
        builder.command().add(LAUNCHER.toString());
        builder.command().addAll(List.of(arguments));
        // sources may be edited while the tests run
        builder.environment().put("BASALT_REBUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("CODEX_HOME", home.toString());
        return builder;
    }

    /**
     * A build in the background of a shell ignores SIGINT, and all that it starts does, unless env
     * says otherwise.
     */
    private static List<String> listening() {
        return new ArrayList<>(
                Files.isDirectory(Path.of("/proc/self"))
                        ? List.of("env", "--default-signal=INT")
                        : List.of());
    }

    /** Starts a server in the folder and returns its client. */
    public static Client serve(Path home, Path folder, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "mcp";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Client(command(home, all).directory(folder.toFile()).start());
    }
}
