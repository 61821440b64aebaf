package dev.basalt.adapter.models.http.request;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes any text. Whatever was read as JSON may hold halves of characters (<code>"&#92;ud800"
 * </code>), which cannot be encoded as UTF-8; a conversation must not end with one.
 */
final class WellFormedJson extends JsonGeneratorDelegate {

    private static final char REPLACEMENT = '\uFFFD';

    WellFormedJson(JsonGenerator json) {
        super(json, false);
    }

    @Override
    public JsonGenerator writeString(String text) {
        super.writeString(wellFormed(text));
        return this;
    }

    @Override
    public JsonGenerator writeName(String name) {
        super.writeName(wellFormed(name));
        return this;
    }

    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return repaired(text, i);
                }
                i++;
            }
        }
        return text;
    }

    private static String repaired(String text, int from) {
        var repaired = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (isPair(text, i)) {
                    i++;
                } else {
                    repaired.setCharAt(i, REPLACEMENT);
                }
            }
        }
        return repaired.toString();
    }

    private static boolean isPair(String text, int high) {
        return high + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
    }
}
