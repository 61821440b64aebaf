package dev.basalt.domain.settings;

import java.util.Locale;

/**
 * A pattern for whole names: {@code *} matches any text, {@code ?} any character; case is ignored.
 */
record NamePattern(String pattern) {

    NamePattern {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    boolean matches(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int next = 0;
        int star = -1;
        int taken = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                taken = at;
            } else if (next < pattern.length()
                    && (pattern.charAt(next) == '?' || pattern.charAt(next) == text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                // the last star matches one more character
                next = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == '*') {
            next++;
        }
        return next == pattern.length();
    }
}
