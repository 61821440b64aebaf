package dev.basalt.bootstrap.server;

import dev.basalt.bootstrap.agent.Version;
import dev.basalt.bootstrap.server.Invocation.Print;
import dev.basalt.bootstrap.server.Invocation.Refuse;
import dev.basalt.bootstrap.server.Invocation.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the command line: {@code basalt [-c key=value]... COMMAND [ARGUMENT]...}. Overrides may
 * come before and after the command; after {@code --} nothing is taken for an option of Basalt.
 *
 * <p>By hand, because every class on the way to the first answer of the server counts.
 */
final class CommandLine {
    /** Exit status: the command line is wrong. */
    static final int USAGE = 2;

    private final String[] args;
    private final List<String> overrides = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private Optional<Command> command = Optional.empty();
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
            if (arg.equals("-h") || arg.equals("--help")) {
                return new Print(
                        command.map(Command::synopsis).map(Help::of).orElseGet(Help::ofAll));
            } else if (arg.equals("-V") || arg.equals("--version")) {
                return new Print("basalt " + Version.CURRENT);
            } else if (arg.equals("-c") || arg.equals("--config")) {
                if (at + 1 == args.length) {
                    return new Refuse(arg + " needs key=value");
                }
                overrides.add(args[at + 1]);
                at += 2;
            } else if (arg.startsWith("--config=")) {
                overrides.add(arg.substring("--config=".length()));
                at++;
            } else if (arg.startsWith("-c")) {
                overrides.add(arg.substring("-c".length()));
                at++;
            } else if (command.isEmpty()) {
                command = Commands.at(at, args);
                if (command.isEmpty()) {
                    return unknown(arg);
                }
                at += command.get().synopsis().name().indexOf(' ') < 0 ? 1 : 2;
            } else if (command.get().synopsis().arguments().isEmpty()) {
                return unknown(arg);
            } else if (arg.equals("--")) {
                arguments.addAll(List.of(args).subList(at, args.length));
                at = args.length;
            } else {
                arguments.add(arg);
                at++;
            }
        }
        return command.isPresent() ? run(command.get()) : new Refuse(Help.SHORT);
    }

    private Invocation run(Command asked) {
        for (String override : overrides) {
            // the texts are those of codex
            int equals = override.indexOf('=');
            if (equals < 0) {
                return new Refuse("Invalid override (missing '='): " + override);
            }
            if (override.substring(0, equals).isBlank()) {
                return new Refuse("Empty key in override: " + override);
            }
        }
        return new Run(asked, overrides, arguments);
    }

    private Refuse unknown(String arg) {
        String what =
                arg.startsWith("-")
                        ? "unknown option "
                        : command.isPresent() ? "unexpected argument " : "unknown command ";
        String where = command.map(c -> "basalt " + c.synopsis().name()).orElse("basalt");
        return new Refuse(what + arg + "; see " + where + " --help");
    }
}
