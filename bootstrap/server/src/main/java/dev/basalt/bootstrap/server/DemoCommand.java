package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.bootstrap.agent.Version;
import dev.basalt.bootstrap.demo.Demo;
import dev.basalt.bootstrap.demo.Program;

import java.util.List;

/** {@code basalt demo}: a scripted session against the real server. */
final class DemoCommand implements Command {

    private static final Synopsis SYNOPSIS =
            new Synopsis(
                    "demo",
                    "[--provider NAME]",
                    "show a session: a prompt, an approved command, the answer; needs no key");

    @Override
    public Synopsis synopsis() {
        return SYNOPSIS;
    }

    @Override
    public int run(List<String> overrides, List<String> arguments) {
        var demo = new Demo(new Program(Main.class, Version.CURRENT), overrides, System.out);
        boolean named = arguments.size() == 2 && arguments.getFirst().equals("--provider");
        if (!named && !arguments.isEmpty()) {
            return CommandLine.refuse("demo accepts only --provider NAME; see basalt demo --help");
        }
        return (named ? demo.with(arguments.getLast()) : demo.withScript())
                .fold(DemoCommand::fail, succeeded -> succeeded ? 0 : TerminalCommand.FAILED);
    }

    private static int fail(String reason) {
        System.err.println("basalt: " + reason);
        return TerminalCommand.FAILED;
    }
}
