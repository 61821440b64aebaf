package dev.basalt.domain.identity;

import io.vavr.control.Either;

import java.util.UUID;

/** Names one conversation, for as long as it is kept. Printed hyphenated and in lower case. */
public record ConversationId(UUID value) {

    /**
     * Reads an id as clients write it: hyphenated, as 32 hexadecimal digits, in braces or as a URN,
     * in any case (codex 0.23.0 compatibility). The left side says what is wrong with the text.
     */
    public static Either<String, ConversationId> parse(String text) {
        return parseUuid(text).map(ConversationId::new);
    }

    /** Reads a UUID in one of the spellings that {@link #parse} accepts. */
    public static Either<String, UUID> parseUuid(String text) {
        return UuidText.of(text).read();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
