package dev.basalt.bootstrap.demo;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers for the user when the server asks for approval of a command. */
@FunctionalInterface
interface Approver {

    Verdict judge(List<String> command);

    /**
     * An answer to the question.
     *
     * @param words the answer in words
     */
    record Verdict(boolean approved, String words) {}

    /** For a demo without a user: approves the command of the scenario and nothing else. */
    static Approver ofTheScenario() {
        return command ->
                isGitInit(command)
                        ? new Verdict(true, "approved (this demo approves git init only)")
                        : new Verdict(false, "declined (this demo approves git init only)");
    }

    static Approver at(Console terminal) {
        return _ -> {
            String answer = terminal.readLine("  Allow it? [y/N] ");
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")
                    ? new Verdict(true, "approved")
                    : new Verdict(false, "declined");
        };
    }

    /** Models often run a command through a shell. */
    private static boolean isGitInit(List<String> command) {
        boolean wrapped =
                command.size() == 3
                        && Set.of("bash", "sh", "/bin/bash", "/bin/sh").contains(command.get(0))
                        && Set.of("-c", "-lc").contains(command.get(1));
        return String.join(" ", wrapped ? command.subList(2, 3) : command).equals("git init");
    }
}
