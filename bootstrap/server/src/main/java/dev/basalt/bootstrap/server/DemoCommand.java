package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.bootstrap.agent.about.Version;
import dev.basalt.bootstrap.demo.Demo;
import dev.basalt.bootstrap.demo.Program;
import dev.basalt.bootstrap.server.option.Options;

import java.util.List;
import java.util.Optional;

/** {@code basalt demo}: a scripted session against the real server. */
final class DemoCommand implements Command {

    private static final String PROVIDER = "--provider";

    private static final Synopsis SYNOPSIS =
            new Synopsis(
                    "demo",
                    List.of(
                            CommandOption.valued(
                                    "provider",
                                    "NAME",
                                    "use the model of a provider of config.toml")),
                    "",
                    "show a session: a prompt, an approved command, the answer; needs no key");

    @Override
    public Synopsis synopsis() {
        return SYNOPSIS;
    }

    @Override
    public int run(Options options, List<String> arguments) {
        return StandardOutput.checked(() -> show(options, arguments));
    }

    private static int show(Options options, List<String> arguments) {
        var demo =
                new Demo(new Program(Main.class, Version.CURRENT), options.overrides(), System.out);
        String prefix = PROVIDER + "=";
        Optional<String> provider =
                arguments.size() == 2 && arguments.getFirst().equals(PROVIDER)
                        ? Optional.of(arguments.getLast())
                        : arguments.size() == 1 && arguments.getFirst().startsWith(prefix)
                                ? Optional.of(arguments.getFirst().substring(prefix.length()))
                                : Optional.empty();
        if (provider.isEmpty() && !arguments.isEmpty()) {
            return CommandLine.refuse("demo accepts only --provider NAME; see basalt demo --help");
        }
        return provider.map(demo::with)
                .orElseGet(demo::withScript)
                .fold(DemoCommand::fail, succeeded -> succeeded ? 0 : TerminalCommand.FAILED);
    }

    private static int fail(String reason) {
        System.err.println("basalt: " + reason);
        return TerminalCommand.FAILED;
    }
}
