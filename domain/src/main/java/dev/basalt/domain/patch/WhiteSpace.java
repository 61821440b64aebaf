package dev.basalt.domain.patch;

import dev.basalt.domain.workspace.FileContent;

/** Unicode's property White_Space, which differs from Java's own definitions of white space. */
public final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(int codePoint) {
        return switch (codePoint) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ' -> true;
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> codePoint >= 0x2000 && codePoint <= 0x200A;
        };
    }

    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (from < to && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * Returns the length in UTF-8 bytes of the white space character at an offset; 0 if it is not
     * white space.
     */
    public static int widthAt(FileContent content, int at, int end) {
        if (at >= end) {
            return 0;
        }
        int width = width(content.at(at));
        return at + width <= end && is(codePoint(content, at, width)) ? width : 0;
    }

    /**
     * Returns the length in UTF-8 bytes of the white space character before an offset; 0 if it is
     * not white space.
     */
    public static int widthBefore(FileContent content, int start, int at) {
        int first = at - 1;
        while (first > start && at - first < 4 && isContinuation(content.at(first))) {
            first--;
        }
        return first >= start && widthAt(content, first, at) == at - first ? at - first : 0;
    }

    private static int width(byte first) {
        return first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
    }

    private static boolean isContinuation(byte each) {
        return (each & 0xC0) == 0x80;
    }

    private static int codePoint(FileContent content, int at, int width) {
        int value = width == 1 ? content.at(at) : content.at(at) & (0x7F >> width);
        for (int next = at + 1; next < at + width; next++) {
            value = (value << 6) | (content.at(next) & 0x3F);
        }
        return value;
    }
}
