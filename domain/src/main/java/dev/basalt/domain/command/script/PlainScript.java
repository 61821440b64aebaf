package dev.basalt.domain.command.script;

import java.util.List;
import java.util.Optional;

/**
 * A shell script that consists only of commands of plain words, joined by {@code && || | ;} and
 * line feeds: without redirections, variables, substitutions and groups. Its commands are known
 * without running it.
 *
 * @param commands in the order of the script, never empty; each has at least one word
 * @param bashAgrees false when bash splits the words differently from codex 0.23.0: bash treats
 *     carriage returns, vertical tabs, form feeds and escaped blanks as parts of words
 */
public record PlainScript(List<List<ShellWord>> commands, boolean bashAgrees) {

    public PlainScript {
        commands = List.copyOf(commands);
    }

    /** Parses a script; empty when it is not plain or has no command. */
    public static Optional<PlainScript> parse(String script) {
        return new PlainScriptScanner(script).scan();
    }
}
