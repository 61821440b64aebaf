package dev.basalt.bootstrap.demo;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers for the person when the server asks whether it may run a command. */
@FunctionalInterface
interface Approver {

    Verdict judge(List<String> command);

    /**
     * An answer to the question.
     *
     * @param words who answers and why, half a sentence
     */
    record Verdict(boolean approved, String words) {}

    /** Nobody is there: what the story is about may run, nothing else. */
    static Approver ofTheStory() {
        return command ->
                isGitInit(command)
                        ? new Verdict(true, "approved (this demo says yes to git init alone)")
                        : new Verdict(false, "declined (this demo says yes to git init alone)");
    }

    static Approver at(Console terminal) {
        return _ -> {
            String answer = terminal.readLine("  Allow it? [y/N] ");
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y")
                    ? new Verdict(true, "approved")
                    : new Verdict(false, "declined");
        };
    }

    /** Models like to put a shell around their commands. */
    private static boolean isGitInit(List<String> command) {
        boolean wrapped =
                command.size() == 3
                        && Set.of("bash", "sh", "/bin/bash", "/bin/sh").contains(command.get(0))
                        && Set.of("-c", "-lc").contains(command.get(1));
        return String.join(" ", wrapped ? command.subList(2, 3) : command).equals("git init");
    }
}
