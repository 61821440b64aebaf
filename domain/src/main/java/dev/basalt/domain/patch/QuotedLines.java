package dev.basalt.domain.patch;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes lines and makes invisible characters in them visible, as Rust's debug format does. */
final class QuotedLines {

    private QuotedLines() {}

    static String of(List<String> lines) {
        return lines.stream().map(QuotedLines::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    static String quote(String line) {
        var out = new StringBuilder(line.length() + 2).append('"');
        line.codePoints().forEach(each -> append(out, each));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\0' -> out.append("\\0");
            default -> {
                if (isVisible(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
                }
            }
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    false;
            default -> true;
        };
    }
}
