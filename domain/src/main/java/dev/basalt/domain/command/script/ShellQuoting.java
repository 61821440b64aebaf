package dev.basalt.domain.command.script;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Quotes an argument list as one line that a shell parses to the same list. */
public final class ShellQuoting {

    private static final String PLAIN_BESIDES_LETTERS_AND_DIGITS = "+-./:@]_";

    private ShellQuoting() {}

    /** Joins the words with single spaces, each quoted as in codex 0.23.0. */
    public static String join(List<String> words) {
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            return "<command included NUL byte>";
        }
        return words.stream().map(ShellQuoting::quote).collect(joining(" "));
    }

    /** Splits the word into the longest pieces that one quoting style can represent. */
    private static String quote(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        StringBuilder quoted = new StringBuilder(word.length() + 2);
        int start = 0;
        while (start < word.length()) {
            start = quotePiece(word, start, quoted);
        }
        return quoted.toString();
    }

    /** Returns where the next piece starts. */
    private static int quotePiece(String word, int start, StringBuilder quoted) {
        boolean caret = word.charAt(start) == '^';
        boolean plain = !caret;
        boolean inSingle = true;
        boolean inDouble = !caret;
        int end = caret ? start + 1 : start;
        for (; end < word.length(); end++) {
            char c = word.charAt(end);
            boolean stillPlain = plain && isPlain(c);
            boolean stillInSingle = inSingle && "'\\^".indexOf(c) < 0;
            boolean stillInDouble = inDouble && "`$!^".indexOf(c) < 0;
            if (!stillPlain && !stillInSingle && !stillInDouble) {
                break;
            }
            plain = stillPlain;
            inSingle = stillInSingle;
            inDouble = stillInDouble;
        }
        String piece = word.substring(start, end);
        if (plain) {
            quoted.append(piece);
        } else if (inSingle) {
            quoted.append('\'').append(piece).append('\'');
        } else {
            String escaped = piece.replace("\\", "\\\\").replace("\"", "\\\"");
            quoted.append('"').append(escaped).append('"');
        }
        return end;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_BESIDES_LETTERS_AND_DIGITS.indexOf(c) >= 0;
    }
}
