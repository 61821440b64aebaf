package dev.basalt.adapter.signin;

import java.util.Map;

/** Reads what a user copied from the browser at the end of a sign-in. */
final class PastedText {

    private PastedText() {}

    /**
     * Returns the parameters of an address, or a code on its own as the parameter {@code code};
     * empty for other texts.
     */
    static Map<String, String> parameters(String pasted) {
        String text = withoutQuotes(pasted.strip());
        int fragment = text.indexOf('#');
        String address = fragment < 0 ? text : text.substring(0, fragment);
        int query = address.indexOf('?');
        if (query >= 0 || address.contains("code=")) {
            return QueryString.parse(address.substring(query + 1));
        }
        return isCode(text) ? Map.of("code", text) : Map.of();
    }

    private static String withoutQuotes(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                        && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The characters of RFC 3986 that need no encoding. */
    private static boolean isCode(String text) {
        return text.length() >= 10
                && text.chars()
                        .allMatch(c ->
                                c < 0x80
                                        && (Character.isLetterOrDigit(c)
                                                || "-._~".indexOf(c) >= 0));
    }
}
