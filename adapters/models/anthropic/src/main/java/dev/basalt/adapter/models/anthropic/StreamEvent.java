package dev.basalt.adapter.models.anthropic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * An event of the Messages API on the wire, as far as it matters here; whatever it lacks is null,
 * but for the texts of its type and its piece, which are empty.
 *
 * @param index of the block that it speaks of
 * @param pieceType what the piece is of: {@code text_delta} and so on
 * @param piece of a block
 * @param message the message that begins
 * @param block the block that begins
 * @param stopReason why the message has ended
 * @param stopDetails more about that
 */
record StreamEvent(
        String type,
        int index,
        String pieceType,
        String piece,
        @Nullable JsonNode message,
        @Nullable JsonNode block,
        @Nullable String stopReason,
        @Nullable JsonNode stopDetails,
        @Nullable JsonNode usage,
        @Nullable JsonNode error) {}
