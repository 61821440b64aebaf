package dev.basalt.adapter.signin;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that this machine opens addresses with. */
public final class SystemBrowser {

    private final String system;
    private final Map<String, String> environment;

    /**
     * @param system the system's name as Java tells it
     * @param environment the variables of the server's own process
     */
    public SystemBrowser(String system, Map<String, String> environment) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Asks the system to open an address; whether a person will see it can't be known.
     *
     * @return false when there is nothing to ask
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
