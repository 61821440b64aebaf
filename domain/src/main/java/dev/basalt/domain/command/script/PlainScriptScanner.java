package dev.basalt.domain.command.script;

import dev.basalt.domain.command.script.ShellWord.Quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses one script. The grammar follows the observed behaviour of codex 0.23.0: a script that is
 * not plain there is not plain here. Not thread-safe.
 */
final class PlainScriptScanner {

    private static final String BLANKS = " \t\r\u000b\f";
    private static final String NEVER_IN_BARE_WORDS = "<>()$\"'`";
    private static final String ONLY_AS_WHOLE_WORDS = "[]{}";

    /** The words that begin compound commands and declarations. */
    private static final Set<String> NO_PROGRAMS =
            Set.of(
                    ("! [ { case declare export for function if local readonly select typeset"
                                    + " unset unsetenv until while")
                            .split(" "));

    private final String script;
    private final List<List<ShellWord>> commands = new ArrayList<>();
    private List<ShellWord> open = new ArrayList<>();
    private boolean commandMustFollow;
    private boolean bashAgrees = true;
    private int at;

    PlainScriptScanner(String script) {
        this.script = script;
    }

    Optional<PlainScript> scan() {
        while (at < script.length()) {
            if (!step()) {
                return Optional.empty();
            }
        }
        closeCommand();
        return commandMustFollow || commands.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlainScript(commands, bashAgrees));
    }

    /** Reads one blank, operator or word; false when it can't be part of a plain script. */
    private boolean step() {
        return skipBlank()
                || switch (script.charAt(at)) {
                    case '\n' -> {
                        closeCommand();
                        at++;
                        yield true;
                    }
                    case ';' -> !nextIs(';') && !nextIs('&') && end(1);
                    case '&' -> nextIs('&') && join(2);
                    case '|' -> !nextIs('&') && join(nextIs('|') ? 2 : 1);
                    case '#' -> false;
                    case '\'' -> add(singleQuoted());
                    case '"' -> add(doubleQuoted());
                    default -> add(bare());
                };
    }

    private boolean skipBlank() {
        char c = script.charAt(at);
        if (isBlank(c)) {
            bashAgrees &= c == ' ' || c == '\t';
            at++;
            return true;
        }
        // at the end of the script these two characters are not plain
        if (c == '\\' && at + 2 < script.length()) {
            char escaped = script.charAt(at + 1);
            if (escaped == '\n' || (isBlank(escaped) && escaped != '\r')) {
                bashAgrees &= escaped == '\n';
                at += 2;
                return true;
            }
        }
        return false;
    }

    private boolean join(int operatorLength) {
        boolean ended = end(operatorLength);
        commandMustFollow = true;
        return ended;
    }

    private boolean end(int operatorLength) {
        at += operatorLength;
        return closeCommand();
    }

    /** Returns whether there was a command to close. */
    private boolean closeCommand() {
        if (open.isEmpty()) {
            return false;
        }
        commands.add(List.copyOf(open));
        open = new ArrayList<>();
        commandMustFollow = false;
        return true;
    }

    private boolean add(Optional<ShellWord> word) {
        return word.filter(w -> !open.isEmpty() || canBeginCommand(w)).map(open::add).orElse(false);
    }

    private Optional<ShellWord> singleQuoted() {
        int end = script.indexOf('\'', at + 1);
        return end < 0 ? Optional.empty() : quoted(end, Quoting.SINGLE);
    }

    private Optional<ShellWord> doubleQuoted() {
        boolean blank = true;
        for (int i = at + 1; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '"') {
                return blank ? Optional.empty() : quoted(i, Quoting.DOUBLE);
            }
            if (c == '$' || c == '`' || c == '\n') {
                return Optional.empty();
            }
            if (c == '\\') {
                i++;
            }
            blank &= isBlank(c);
        }
        return Optional.empty();
    }

    private Optional<ShellWord> quoted(int end, Quoting quoting) {
        ShellWord word = new ShellWord(script.substring(at + 1, end), quoting);
        at = end + 1;
        return endsWord(at) ? Optional.of(word) : Optional.empty();
    }

    private Optional<ShellWord> bare() {
        int start = at;
        boolean bracket = false;
        for (; !endsWord(at); at++) {
            char c = script.charAt(at);
            if (NEVER_IN_BARE_WORDS.indexOf(c) >= 0) {
                return Optional.empty();
            }
            bracket |= ONLY_AS_WHOLE_WORDS.indexOf(c) >= 0;
            if (c == '\\') {
                at++;
                if (at == script.length()
                        || (at + 1 == script.length() && endsAtBlank(script.charAt(at)))) {
                    return Optional.empty();
                }
            }
        }
        String word = script.substring(start, at);
        boolean plain = !(bracket && word.length() > 1) && !word.equals("==") && !word.equals("=~");
        return plain ? Optional.of(new ShellWord(word, Quoting.BARE)) : Optional.empty();
    }

    private boolean endsWord(int index) {
        return index == script.length()
                || endsAtBlank(script.charAt(index))
                || ";&|".indexOf(script.charAt(index)) >= 0;
    }

    private boolean nextIs(char c) {
        return at + 1 < script.length() && script.charAt(at + 1) == c;
    }

    private static boolean endsAtBlank(char c) {
        return c == '\n' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return BLANKS.indexOf(c) >= 0;
    }

    /**
     * Returns whether a word can be a program's name: not quoted, no assignment and no reserved
     * word.
     */
    private static boolean canBeginCommand(ShellWord word) {
        return word.quoting() == Quoting.BARE
                && !isAssignment(word.written())
                && !NO_PROGRAMS.contains(word.written());
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            return false;
        }
        String name = word.substring(0, word.charAt(equals - 1) == '+' ? equals - 1 : equals);
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars()
                        .allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
