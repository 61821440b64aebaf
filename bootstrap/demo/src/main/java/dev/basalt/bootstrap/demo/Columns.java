package dev.basalt.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The width of the output.
 *
 * @param width in characters
 */
record Columns(int width) {

    private static final int USUAL = 80;
    private static final int FEWEST = 40;
    private static final String MORE = "...";

    /** Returns the width of the terminal if the shell passes it on, otherwise 80. */
    static Columns of(Map<String, String> environment) {
        try {
            int given = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return new Columns(Math.max(FEWEST, given));
        } catch (NumberFormatException _) {
            return new Columns(USUAL);
        }
    }

    /** Breaks a text at blanks into lines that fit after the prefix; a longer word stays whole. */
    List<String> wrap(String prefix, String text) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.lines().toList()) {
            String[] words = paragraph.split(" ", -1);
            var line = new StringBuilder(prefix).append(words[0]);
            for (String word : List.of(words).subList(1, words.length)) {
                if (line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line = new StringBuilder(prefix).append(word);
                } else {
                    line.append(' ').append(word);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Cuts a line that does not fit. */
    String cut(String line) {
        return line.length() <= width ? line : line.substring(0, width - MORE.length()) + MORE;
    }
}
