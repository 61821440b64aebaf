package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.WhiteSpace;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

/**
 * How much a line of a patch may differ from the matching line of the file, from strict to lenient.
 * White space inside a line is always significant.
 *
 * <p>Compares bytes, since a search may cover millions of lines.
 */
enum Leniency {
    EXACT,
    TRAILING_WHITE_SPACE,
    SURROUNDING_WHITE_SPACE,
    /** Typographic dashes, quotation marks and spaces match their ASCII forms, too. */
    TYPOGRAPHY;

    /** Converts a line of a patch to the form that {@link #matches} expects. */
    FileContent form(String line) {
        FileContent content = FileContent.of(line);
        int start = start(content, 0, content.size());
        int end = end(content, start, content.size());
        return FileContent.of(spelling(content.text(start, end)));
    }

    /** Returns whether a line of a file matches. */
    boolean matches(Lines lines, int line, FileContent wanted) {
        FileContent file = lines.content();
        int start = start(file, lines.start(line), lines.end(line));
        int end = end(file, start, lines.end(line));
        return file.sameRange(start, end, wanted, 0, wanted.size())
                || (this == TYPOGRAPHY
                        && !isAscii(file, start, end)
                        && spelling(file.text(start, end)).equals(wanted.text()));
    }

    private int start(FileContent content, int from, int to) {
        return switch (this) {
            case EXACT, TRAILING_WHITE_SPACE -> from;
            case SURROUNDING_WHITE_SPACE, TYPOGRAPHY -> {
                int at = from;
                int width = WhiteSpace.widthAt(content, at, to);
                while (width > 0) {
                    at += width;
                    width = WhiteSpace.widthAt(content, at, to);
                }
                yield at;
            }
        };
    }

    private int end(FileContent content, int from, int to) {
        return switch (this) {
            case EXACT -> to;
            case TRAILING_WHITE_SPACE, SURROUNDING_WHITE_SPACE, TYPOGRAPHY -> {
                int at = to;
                int width = WhiteSpace.widthBefore(content, from, at);
                while (width > 0) {
                    at -= width;
                    width = WhiteSpace.widthBefore(content, from, at);
                }
                yield at;
            }
        };
    }

    private String spelling(String text) {
        return this == TYPOGRAPHY ? plain(text) : text;
    }

    private static String plain(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(each -> out.append(plain((char) each)));
        return out.toString();
    }

    private static char plain(char each) {
        return switch (each) {
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212 -> '-';
            case 0x2018, 0x2019, 0x201A, 0x201B -> '\'';
            case 0x201C, 0x201D, 0x201E, 0x201F -> '"';
            case 0xA0, 0x202F, 0x205F, 0x3000 -> ' ';
            default -> each >= 0x2002 && each <= 0x200A ? ' ' : each;
        };
    }

    private static boolean isAscii(FileContent content, int from, int to) {
        for (int at = from; at < to; at++) {
            if (content.at(at) < 0) {
                return false;
            }
        }
        return true;
    }
}
