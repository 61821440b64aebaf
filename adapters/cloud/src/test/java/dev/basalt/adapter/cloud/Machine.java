package dev.basalt.adapter.cloud;

import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home directory, variables and programs that a test makes up, at noon. */
public final class Machine {

    /** The time on this machine. */
    public static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    public final List<String> warnings = new ArrayList<>();
    public final List<CommandRequest> commands = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Path home;
    private CommandOutcome outcome = ended(0, "", "");

    public Machine(Path home) {
        this.home = home;
    }

    public Machine variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** A file in the home directory that its owner alone can read. */
    public Machine file(String name, String content) {
        return file(name, content, "rw-------");
    }

    public Machine file(String name, String content, String permissions) {
        Path file = home.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Programs that are started end like this. */
    public Machine programsEnd(int status, String stdout, String stderr) {
        outcome = ended(status, stdout, stderr);
        return this;
    }

    public Either<String, Grant> find(AuthScheme scheme, String address) {
        return clouds().find(scheme, address);
    }

    public LocalClouds clouds() {
        return new LocalClouds(
                new LocalFiles(
                        variables,
                        Optional.of(home),
                        (file, limit) -> {
                            byte[] content = Files.readAllBytes(file);
                            if (content.length > limit) {
                                throw new IOException("too large");
                            }
                            return content;
                        },
                        warnings::add),
                (request, _, _) -> run(request),
                JsonMapper.shared(),
                new Noon());
    }

    private Either<CommandError, CommandOutcome> run(CommandRequest request) {
        commands.add(request);
        return Either.right(outcome);
    }

    private static CommandOutcome ended(int status, String stdout, String stderr) {
        return new CommandOutcome(
                new CommandOutcome.Ending.Exited(status),
                new CapturedOutput(stdout, "", 0, 0),
                new CapturedOutput(stderr, "", 0, 0),
                CapturedOutput.EMPTY,
                Duration.ZERO);
    }

    private static final class Noon implements Time {

        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            throw new AssertionError("nothing waits");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Noon;
        }

        @Override
        public int hashCode() {
            return 12;
        }
    }
}
