package dev.basalt.domain.model.facts;

import java.util.Locale;

/**
 * A model's name as its maker writes it. Gateways put the maker or a region in front ({@code
 * anthropic/claude-opus-5.5}, {@code us.anthropic.claude-opus-5-5-v1:0}) and write dots for the
 * dashes of Anthropic's names.
 */
public final class ModelName {

    private ModelName() {}

    /** Returns the maker's own name. */
    public static String ofMaker(String name) {
        String plain = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        plain = withoutPrefix(plain);
        return plain.startsWith("claude-") ? plain.replace('.', '-') : plain;
    }

    /** Returns whether a name says whose model it is, as those do that serve models of others. */
    public static boolean namesMaker(String name) {
        return name.indexOf('/') >= 0;
    }

    /** Returns whether two names mean the same model, whoever serves it. */
    public static boolean isSame(String one, String other) {
        return ofMaker(one).equals(ofMaker(other));
    }

    /** Makers and regions end with a dot and have no digits, which versions of models have. */
    private static String withoutPrefix(String name) {
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                start = i + 1;
            } else if ((c < 'a' || c > 'z') && c != '-') {
                break;
            }
        }
        return name.substring(start);
    }
}
