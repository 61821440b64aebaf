package dev.basalt.domain.command.script;

import java.util.List;
import java.util.Optional;

/**
 * A shell script that is nothing but commands of plain words, joined by {@code && || | ;} and line
 * feeds: no redirection, no variable, no substitution, no group. What its commands are can be told
 * without running it.
 *
 * @param commands in the order of the script, never empty; each holds at least one word
 * @param bashAgrees false when bash cuts the words elsewhere than codex 0.23.0 does: it takes
 *     carriage returns, vertical tabs, form feeds and escaped blanks for parts of words
 */
public record PlainScript(List<List<ShellWord>> commands, boolean bashAgrees) {

    public PlainScript {
        commands = List.copyOf(commands);
    }

    /** Reads a script; empty when it is not a plain one or holds no command. */
    public static Optional<PlainScript> parse(String script) {
        return new PlainScriptScanner(script).scan();
    }
}
