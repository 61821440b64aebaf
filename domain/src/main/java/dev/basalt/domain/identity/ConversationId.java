package dev.basalt.domain.identity;

import io.vavr.control.Either;

import java.util.Locale;
import java.util.UUID;

/** Names one conversation, for as long as it is kept. Printed hyphenated and in lower case. */
public record ConversationId(UUID value) {

    private static final String URN = "urn:uuid:";

    /**
     * Reads an id as clients write it: hyphenated, as 32 hexadecimal digits, in braces or as a URN,
     * in any case (codex 0.23.0 compatibility). The left side says what is wrong with the text.
     */
    public static Either<String, ConversationId> parse(String text) {
        return parseUuid(text).map(ConversationId::new);
    }

    /** Reads a UUID in one of the spellings that {@link #parse} accepts. */
    public static Either<String, UUID> parseUuid(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        if (digits.startsWith(URN)) {
            digits = digits.substring(URN.length());
        } else if (digits.startsWith("{") && digits.endsWith("}") && digits.length() > 1) {
            digits = digits.substring(1, digits.length() - 1);
        }
        boolean hyphenated =
                digits.length() == 36
                        && digits.charAt(8) == '-'
                        && digits.charAt(13) == '-'
                        && digits.charAt(18) == '-'
                        && digits.charAt(23) == '-';
        String hex = hyphenated ? digits.replace("-", "") : digits;
        if (hex.length() != 32) {
            return Either.left(
                    "invalid length: expected 32 hexadecimal digits, found " + hex.length());
        }
        for (int i = 0; i < hex.length(); i++) {
            if (Character.digit(hex.charAt(i), 16) < 0) {
                return Either.left("invalid character: '" + hex.charAt(i) + "'");
            }
        }
        return Either.right(
                new UUID(
                        Long.parseUnsignedLong(hex, 0, 16, 16),
                        Long.parseUnsignedLong(hex, 16, 32, 16)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
