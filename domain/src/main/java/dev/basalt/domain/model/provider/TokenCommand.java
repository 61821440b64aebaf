package dev.basalt.domain.model.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A command that prints the credential of a provider on standard output.
 *
 * @param argv the program and its arguments, not empty; may contain secrets
 * @param directory where it runs, relative to the server's directory; that one when empty
 * @param timeout how long it may run
 * @param refreshInterval how long a credential is used; zero: until the provider refuses it
 */
public record TokenCommand(
        List<String> argv, Optional<Path> directory, Duration timeout, Duration refreshInterval) {

    /** The timeout unless the entry says otherwise, as in later versions of codex. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The interval unless the entry says otherwise, as in later versions of codex. */
    public static final Duration REFRESH_INTERVAL = Duration.ofMinutes(5);

    public TokenCommand {
        argv = List.copyOf(argv);
    }

    @Override
    public String toString() {
        return "TokenCommand[" + argv.getFirst() + "]";
    }
}
