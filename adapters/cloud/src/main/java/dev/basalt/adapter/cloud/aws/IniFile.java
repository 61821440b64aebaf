package dev.basalt.adapter.cloud.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/** The format of AWS's files: sections with names and values, comments, and nested settings. */
final class IniFile {

    private IniFile() {}

    /**
     * Returns the sections by name. A name that comes again adds to its section. Nested settings,
     * which are indented, are left out.
     */
    static Map<String, Map<String, String>> sections(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        for (String line : withoutMark(text).lines().toList()) {
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (content.startsWith("[")) {
                section = sections.computeIfAbsent(name(content), _ -> new LinkedHashMap<>());
                continue;
            }
            int equals = content.indexOf('=');
            if (equals > 0 && !Character.isWhitespace(line.charAt(0))) {
                section.put(
                        content.substring(0, equals).strip(),
                        withoutComment(content.substring(equals + 1).strip()));
            }
        }
        return sections;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What is between the brackets, with one blank between its words and without quotes. */
    private static String name(String header) {
        int end = header.indexOf(']');
        return String.join(
                " ",
                header.substring(1, end < 0 ? header.length() : end)
                        .replace("\"", "")
                        .strip()
                        .split("\\s+"));
    }

    private static String withoutComment(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c == '#' || c == ';') && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i).strip();
            }
        }
        return value;
    }
}
