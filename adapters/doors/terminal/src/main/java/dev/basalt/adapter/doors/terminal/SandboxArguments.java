package dev.basalt.adapter.doors.terminal;

import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments of {@code basalt sandbox}.
 *
 * @param mode absent: as configured
 * @param writable more writable directories, as given
 * @param explain whether to explain how a command would be sandboxed, instead of running one
 */
record SandboxArguments(
        Optional<SandboxMode> mode, List<String> writable, boolean explain, List<String> command) {

    static final String OPERANDS = "[--] CMD [ARGUMENT]...";

    static final CommandOption FULL_AUTO =
            CommandOption.flag("full-auto", "same as --mode workspace-write");

    static final List<CommandOption> OPTIONS =
            List.of(
                    CommandOption.valued(
                            "mode", "MODE", "read-only, workspace-write or danger-full-access"),
                    FULL_AUTO,
                    CommandOption.valued(
                            "writable", "DIR", "make a directory writable; can be repeated"),
                    CommandOption.flag("explain", "show how a command would be sandboxed"));

    SandboxArguments {
        writable = List.copyOf(writable);
        command = List.copyOf(command);
    }

    /** Returns the arguments, or what is wrong with them. */
    static Either<String, SandboxArguments> parse(List<String> arguments) {
        return new Parser(arguments).parse();
    }

    ConversationOptions options() {
        return new ConversationOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                mode,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the policy with the writable directories added. */
    SandboxPolicy widen(SandboxPolicy policy, Path directory) {
        return policy instanceof SandboxPolicy.WorkspaceWrite write
                ? new SandboxPolicy.WorkspaceWrite(
                        Stream.concat(
                                        write.writableRoots().stream(),
                                        writable.stream()
                                                .map(root -> directory.resolve(root).normalize()))
                                .toList(),
                        write.networkAccess(),
                        write.excludeTmpdirEnvVar(),
                        write.excludeSlashTmp())
                : policy;
    }

    private static final class Parser {

        private final List<String> arguments;
        private final List<String> writable = new ArrayList<>();
        private Optional<SandboxMode> mode = Optional.empty();
        private boolean explain;
        private int at;

        Parser(List<String> arguments) {
            this.arguments = arguments;
        }

        Either<String, SandboxArguments> parse() {
            while (at < arguments.size()) {
                String argument = arguments.get(at++);
                int equals = argument.indexOf('=');
                String option =
                        argument.startsWith("--") && equals > 0
                                ? argument.substring(0, equals)
                                : argument;
                switch (option) {
                    case "--" -> {
                        return checked(arguments.subList(at, arguments.size()));
                    }
                    case "--full-auto" -> mode = Optional.of(SandboxMode.WORKSPACE_WRITE);
                    case "--explain" -> explain = true;
                    case "--mode", "--writable" -> {
                        Optional<String> value = value(argument, equals);
                        if (value.isEmpty()) {
                            return Either.left(option + " needs a value");
                        }
                        if (option.equals("--writable")) {
                            writable.add(value.get());
                        } else {
                            mode = mode(value.get());
                            if (mode.isEmpty()) {
                                return Either.left(
                                        "--mode must be one of "
                                                + words()
                                                + ", not "
                                                + value.get());
                            }
                        }
                    }
                    default -> {
                        return option.startsWith("-")
                                ? Either.left("unknown option " + option)
                                : checked(arguments.subList(at - 1, arguments.size()));
                    }
                }
            }
            return checked(List.of());
        }

        private Optional<String> value(String argument, int equals) {
            if (equals > 0) {
                return Optional.of(argument.substring(equals + 1));
            }
            return at < arguments.size() ? Optional.of(arguments.get(at++)) : Optional.empty();
        }

        private static Optional<SandboxMode> mode(String word) {
            return Arrays.stream(SandboxMode.values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst();
        }

        private static String words() {
            return Arrays.stream(SandboxMode.values())
                    .map(SandboxMode::word)
                    .collect(Collectors.joining(", "));
        }

        private Either<String, SandboxArguments> checked(List<String> command) {
            if (!writable.isEmpty() && mode.isEmpty()) {
                mode = Optional.of(SandboxMode.WORKSPACE_WRITE);
            }
            if (!writable.isEmpty() && mode.get() != SandboxMode.WORKSPACE_WRITE) {
                return Either.left("--writable requires --mode workspace-write");
            }
            if (command.isEmpty() && !explain) {
                return Either.left(
                        "no command given; usage: basalt sandbox [OPTION]... " + OPERANDS);
            }
            return Either.right(new SandboxArguments(mode, writable, explain, command));
        }
    }
}
