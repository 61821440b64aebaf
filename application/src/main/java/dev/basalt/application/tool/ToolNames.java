package dev.basalt.application.tool;

import java.util.List;

/** The names of tools, as models write them. */
final class ToolNames {

    private static final List<String> NAMESPACES =
            List.of(
                    "default_api",
                    "functions",
                    "function",
                    "tools",
                    "tool",
                    "namespace",
                    "to=functions");

    private ToolNames() {}

    /** Returns a name without a namespace and without marks such as {@code <|channel|>}. */
    static String plain(String name) {
        String plain = name.strip();
        int mark = plain.indexOf("<|");
        if (mark > 0) {
            plain = plain.substring(0, mark);
        }
        for (String namespace : NAMESPACES) {
            int length = namespace.length();
            if (plain.length() > length + 1
                    && plain.startsWith(namespace)
                    && ".:/".indexOf(plain.charAt(length)) >= 0) {
                plain = plain.substring(length + 1);
            }
        }
        return plain.strip();
    }
}
