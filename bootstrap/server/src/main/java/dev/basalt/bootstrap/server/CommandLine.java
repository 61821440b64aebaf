package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Suggestion;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.bootstrap.agent.about.Version;
import dev.basalt.bootstrap.server.Invocation.Print;
import dev.basalt.bootstrap.server.Invocation.Refuse;
import dev.basalt.bootstrap.server.Invocation.Run;
import dev.basalt.bootstrap.server.option.OptionReader;
import dev.basalt.bootstrap.server.option.Options;
import dev.basalt.bootstrap.server.option.SharedOption;
import dev.basalt.bootstrap.server.option.ShownArgument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the command line: {@code basalt [OPTION]... COMMAND [ARGUMENT]...}. Options may come before
 * and after the command; after {@code --}, and after the first operand of a command that has
 * operands, nothing is taken for an option of Basalt.
 *
 * <p>By hand, because every class on the way to the first answer of the server counts.
 */
final class CommandLine {
    /** Exit status: the command line is wrong. */
    static final int USAGE = 2;

    private final String[] args;
    private final List<String> arguments = new ArrayList<>();
    private @Nullable Command command;
    private @Nullable OptionReader options;
    private int at;

    private CommandLine(String... args) {
        this.args = args;
    }

    /** Prints what is wrong with a command line, in one line, and returns the exit status. */
    static int refuse(String reason) {
        System.err.println("basalt: " + reason);
        return USAGE;
    }

    static Invocation parse(String... args) {
        return new CommandLine(args).parse();
    }

    private Invocation parse() {
        while (at < args.length) {
            String arg = args[at];
            Invocation end =
                    arg.length() > 1 && arg.charAt(0) == '-'
                            ? option(arg)
                            : command == null ? command(arg) : operand(command, arg);
            if (end != null) {
                return end;
            }
        }
        if (command == null) {
            return new Refuse(Help.SHORT);
        }
        Command asked = command;
        return options == null
                ? new Run(asked, Options.NONE, arguments)
                : options.options().fold(Refuse::new, all -> new Run(asked, all, arguments));
    }

    private @Nullable Invocation command(String arg) {
        Optional<Command> found = Commands.at(at, args);
        if (found.isPresent()) {
            command = found.get();
            at += found.get().synopsis().name().indexOf(' ') < 0 ? 1 : 2;
            return null;
        }
        return switch (arg) {
            case "help" -> help(List.of(args).subList(at + 1, args.length));
            case "version" -> version();
            default ->
                    new Refuse(
                            "unknown command "
                                    + ShownArgument.of(arg)
                                    + Suggestion.text(arg, Commands.names())
                                    + "; see basalt --help");
        };
    }

    private static Invocation help(List<String> name) {
        if (name.isEmpty()) {
            return new Print(Help.ofAll());
        }
        String[] words = name.toArray(String[]::new);
        return Commands.at(0, words)
                .<Invocation>map(found -> new Print(Help.of(found.synopsis())))
                .orElseGet(() ->
                        new Refuse(
                                "no command "
                                        + ShownArgument.of(words[0])
                                        + "; see basalt --help"));
    }

    private static Invocation version() {
        return new Print("basalt " + Version.CURRENT);
    }

    private @Nullable Invocation operand(Command asked, String arg) {
        Synopsis synopsis = asked.synopsis();
        if (!synopsis.operands().isEmpty()) {
            arguments.addAll(List.of(args).subList(at, args.length));
            at = args.length;
        } else if (synopsis.options().stream().noneMatch(CommandOption::takesValue)) {
            return new Refuse(
                    "unexpected argument " + ShownArgument.of(arg) + "; see " + helpOf(synopsis));
        } else {
            // it may be the value of an option, such as a key, that must not be shown
            arguments.add(arg);
            at++;
        }
        return null;
    }

    private @Nullable Invocation option(String arg) {
        int end = arg.startsWith("--") ? arg.indexOf('=') : 2;
        String name = end < 0 || arg.length() <= end ? arg : arg.substring(0, end);
        switch (name) {
            case "-h", "--help" -> {
                return new Print(command == null ? Help.ofAll() : Help.of(command.synopsis()));
            }
            case "-V", "-v", "--version" -> {
                return version();
            }
            case "--" -> {
                return command == null ? unknown(name) : operandsAfterDashes(command);
            }
            default -> {}
        }
        if (command != null && own(command.synopsis().option(name), arg, name)) {
            return null;
        }
        Optional<SharedOption> shared = SharedOption.named(name);
        return shared.isPresent() ? shared(shared.get(), arg, name) : unknown(name);
    }

    private @Nullable Invocation operandsAfterDashes(Command asked) {
        return asked.synopsis().operands().isEmpty() ? unknown("--") : operand(asked, "--");
    }

    /** Passes an option of the command itself on, with its value. */
    private boolean own(Optional<CommandOption> option, String arg, String name) {
        if (option.isEmpty()) {
            return false;
        }
        arguments.add(arg);
        at++;
        if (option.get().takesValue() && arg.equals(name) && at < args.length) {
            arguments.add(args[at++]);
        }
        return true;
    }

    private @Nullable Invocation shared(SharedOption option, String arg, String name) {
        boolean attached = !arg.equals(name);
        if (!option.option().takesValue() && attached) {
            return new Refuse(name + " takes no value");
        }
        String value = "";
        if (attached) {
            value = arg.substring(name.length());
            value = value.startsWith("=") ? value.substring(1) : value;
        } else if (option.option().takesValue() && at + 1 < args.length) {
            value = args[++at];
        }
        if (option.option().takesValue() && isMissing(option, value, attached)) {
            return new Refuse(name + " needs " + option.option().value());
        }
        at++;
        if (options == null) {
            options = new OptionReader();
        }
        return options.add(option, name, value).map(Refuse::new).orElse(null);
    }

    /** What looks like an option is none of these values, except in {@code -c}. */
    private static boolean isMissing(SharedOption option, String value, boolean attached) {
        return value.isEmpty()
                || (!attached && option != SharedOption.CONFIG && value.charAt(0) == '-');
    }

    private Invocation unknown(String name) {
        Stream<String> own =
                command == null
                        ? Stream.empty()
                        : command.synopsis().options().stream().map(each -> "--" + each.name());
        Stream<String> shared =
                Stream.of(SharedOption.values()).map(each -> "--" + each.option().name());
        List<String> known =
                Stream.of(own, shared, Stream.of("--help", "--version"))
                        .flatMap(names -> names)
                        .toList();
        return new Refuse(
                "unknown option "
                        + ShownArgument.of(name)
                        + Suggestion.text(name, known)
                        + "; see "
                        + (command == null ? "basalt --help" : helpOf(command.synopsis())));
    }

    private static String helpOf(Synopsis synopsis) {
        return "basalt " + synopsis.name() + " --help";
    }
}
