package dev.basalt.domain.command.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a line into words as a POSIX shell does, but without operators, variables and patterns:
 * they are words or parts of words. A {@code #} at the start of a word begins a comment.
 */
public final class ShellWords {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /** Returns the words; empty when a quote isn't closed or a backslash is the last character. */
    public static Optional<List<String>> split(String line) {
        ShellWords split = new ShellWords(line);
        while (split.skipToWord()) {
            if (!split.readWord()) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(split.words));
    }

    private boolean skipToWord() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                int end = line.indexOf('\n', at);
                at = end < 0 ? line.length() : end;
            } else if (!isBlank(c)) {
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean readWord() {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && !isBlank(line.charAt(at))) {
            char c = line.charAt(at++);
            boolean read =
                    switch (c) {
                        case '\'' -> readSingleQuoted(word);
                        case '"' -> readDoubleQuoted(word);
                        case '\\' -> readEscaped(word, "");
                        default -> {
                            word.append(c);
                            yield true;
                        }
                    };
            if (!read) {
                return false;
            }
        }
        words.add(word.toString());
        return true;
    }

    private boolean readSingleQuoted(StringBuilder word) {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            return false;
        }
        word.append(line, at, end);
        at = end + 1;
        return true;
    }

    private boolean readDoubleQuoted(StringBuilder word) {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c != '\\') {
                word.append(c);
            } else if (!readEscaped(word, "$`\"\\")) {
                return false;
            }
        }
        return false;
    }

    /**
     * @param special when not empty, the only characters that a backslash escapes
     */
    private boolean readEscaped(StringBuilder word, String special) {
        if (at == line.length()) {
            return false;
        }
        char c = line.charAt(at++);
        if (c != '\n') {
            if (!special.isEmpty() && special.indexOf(c) < 0) {
                word.append('\\');
            }
            word.append(c);
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }
}
