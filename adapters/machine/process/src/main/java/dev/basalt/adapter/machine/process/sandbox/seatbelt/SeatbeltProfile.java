package dev.basalt.adapter.machine.process.sandbox.seatbelt;

import dev.basalt.adapter.machine.process.sandbox.SandboxRules;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A profile for macOS's sandbox-exec. What it doesn't allow is denied. Paths are passed as
 * parameters, so that the name of a directory can't inject rules.
 *
 * @param text in sandbox-exec's profile language
 * @param parameters the paths that the text refers to, by name
 */
public record SeatbeltProfile(String text, Map<String, Path> parameters) {

    private static final String ALWAYS =
            """
            (version 1)
            (deny default)
            (allow process-exec)
            (allow process-fork)
            (allow signal (target same-sandbox))
            (allow sysctl-read)
            (allow ipc-posix-sem)
            (allow file-read*)
            (allow file-ioctl (literal "/dev/null"))
            (allow file-write-data (literal "/dev/null"))
            """;

    private static final String NETWORK =
            """
            (allow network-outbound)
            (allow network-inbound)
            (allow system-socket)
            (allow mach-lookup
              (global-name "com.apple.SystemConfiguration.configd")
              (global-name "com.apple.SecurityServer")
              (global-name "com.apple.trustd.agent"))
            """;

    public static SeatbeltProfile of(SandboxRules rules) {
        StringBuilder text = new StringBuilder(ALWAYS);
        Map<String, Path> parameters = new LinkedHashMap<>();
        for (Path root : rules.writable()) {
            String name = "WRITABLE_ROOT_" + parameters.size();
            parameters.put(name, root);
            text.append("(allow file-write* (subpath (param \"").append(name).append("\")))\n");
        }
        // the last matching rule wins
        deny("file-write*", "READ_ONLY_", rules.protectedPlaces(), text, parameters);
        deny("file-read* file-write*", "HIDDEN_", rules.hidden(), text, parameters);
        if (rules.network()) {
            text.append(NETWORK);
        }
        return new SeatbeltProfile(text.toString(), parameters);
    }

    private static void deny(
            String operations,
            String prefix,
            Iterable<Path> places,
            StringBuilder text,
            Map<String, Path> parameters) {
        int count = 0;
        for (Path place : places) {
            String name = prefix + count++;
            parameters.put(name, place);
            text.append("(deny ")
                    .append(operations)
                    .append(" (subpath (param \"")
                    .append(name)
                    .append("\")))\n");
        }
    }
}
