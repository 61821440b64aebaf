package dev.basalt.adapter.signin;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens URLs with the default browser of this machine. Thread-safe. */
public final class SystemBrowser {

    private final String system;
    private final Map<String, String> environment;

    /**
     * @param system the value of the system property {@code os.name}
     * @param environment the environment variables of the server
     */
    public SystemBrowser(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Asks the system to open a URL; whether a browser window appears is not known.
     *
     * @return false when no way to open a browser was found
     */
    public boolean open(String url) {
        return command().map(command -> start(command, url)).orElse(false);
    }

    private Optional<List<String>> command() {
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean display =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return Optional.of(List.of("xdg-open")).filter(_ -> display);
    }

    private static boolean start(List<String> command, String url) {
        ProcessBuilder process =
                new ProcessBuilder(Stream.concat(command.stream(), Stream.of(url)).toList());
        process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            process.start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
