package dev.basalt.bootstrap;

import dev.basalt.adapter.doors.codex.schema.WireSchema;
import dev.basalt.adapter.doors.codex.schema.WireTypeScript;
import dev.basalt.adapter.machine.filesystem.config.TomlNotation;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.bootstrap.demo.Demo;
import dev.basalt.bootstrap.demo.Program;
import dev.basalt.bootstrap.terminal.GenerateCommand;
import dev.basalt.domain.settings.ConfigOverride;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.List;
import java.util.function.ToIntFunction;

/** Where the program starts. */
public final class Main {
    /** What was asked could not be done. */
    private static final int FAILED = 1;

    private Main() {}

    /**
     * Does what the command line asks for and ends the process: with 0 when it is done, with {@link
     * CommandLine#USAGE} when nobody knows what was asked, else as the command says.
     */
    public static void main(String[] args) {
        System.exit(follow(CommandLine.parse(args)));
    }

    /** Loads what the way from here to the server needs, and goes no further. */
    static void rehearse() {
        if (CommandLine.parse("mcp") instanceof Invocation.Run run
                && run.command() != Command.MCP) {
            throw new IllegalStateException("mcp is not served");
        }
    }

    private static int follow(Invocation invocation) {
        // No switch over the type here: its bootstrap would cost the server's first answer dearly.
        if (invocation instanceof Invocation.Run run) {
            return run(run);
        }
        if (invocation instanceof Invocation.Refuse refuse) {
            System.err.println("basalt: " + refuse.reason());
            return refuse.status();
        }
        System.out.println(((Invocation.Tell) invocation).text());
        return 0;
    }

    private static int run(Invocation.Run run) {
        return switch (run.command()) {
            case MCP -> serve(run);
            case DEMO -> demo(run);
            case LOGIN -> terminal(run, terminal -> terminal.login(run.arguments()));
            case LOGIN_STATUS -> terminal(run, Terminal::loginStatus);
            case LOGOUT -> terminal(run, Terminal::logout);
            case CONFIG -> terminal(run, Terminal::config);
            case SANDBOX -> terminal(run, terminal -> terminal.sandbox(run.arguments()));
            case DEBUG_LANDLOCK ->
                    terminal(run, terminal -> terminal.debugLandlock(run.arguments()));
            case GENERATE_JSON_SCHEMA -> generate(WireSchema::writeTo, run);
            case GENERATE_TS -> generate(WireTypeScript::writeTo, run);
        };
    }

    private static int terminal(Invocation.Run run, ToIntFunction<Terminal> command) {
        return CommandLineOverrides.parse(run.overrides(), new TomlNotation(), KnownKeys.SCHEMA)
                .fold(Main::refuse, read -> command.applyAsInt(new Terminal(read)));
    }

    private static int demo(Invocation.Run run) {
        var demo = new Demo(new Program(Main.class, Version.CURRENT), run.overrides(), System.out);
        List<String> arguments = run.arguments();
        boolean named = arguments.size() == 2 && arguments.getFirst().equals("--provider");
        if (!named && !arguments.isEmpty()) {
            return refuse("demo takes --provider NAME and nothing else; see basalt demo --help");
        }
        return (named ? demo.with(arguments.getLast()) : demo.withScript())
                .fold(Main::fail, happened -> happened ? 0 : FAILED);
    }

    private static int generate(GenerateCommand.Generator generator, Invocation.Run run) {
        return new GenerateCommand(run.command().words(), generator)
                .run(run.arguments(), System.out, System.err);
    }

    private static int fail(String reason) {
        System.err.println("basalt: " + reason);
        return FAILED;
    }

    private static int serve(Invocation.Run run) {
        // Standard output belongs to the protocol: what a library prints goes to standard error.
        System.setOut(System.err);
        List<ConfigOverride> overrides = List.of();
        if (!run.overrides().isEmpty()) {
            // Only then, since the first answer waits for the parser.
            var read =
                    CommandLineOverrides.parse(
                            run.overrides(), new TomlNotation(), KnownKeys.SCHEMA);
            if (read.isLeft()) {
                return refuse(read.getLeft());
            }
            overrides = read.get();
        }
        return Serve.run(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                overrides);
    }

    private static int refuse(String reason) {
        System.err.println("basalt: " + reason);
        return CommandLine.USAGE;
    }
}
