package dev.basalt.adapter.doors.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a tool call is answered with. Field names are MCP's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallToolResult(
        List<TextContent> content,
        @Nullable Object structuredContent,
        @JsonProperty("isError") @Nullable Boolean isError) {

    record TextContent(String text, String type) {}

    /** The same in a form for programs; some hosts give models nothing else. */
    record Turn(ConversationId threadId, String content) {}

    static CallToolResult answer(ConversationId conversation, String text) {
        return new CallToolResult(texts(text), new Turn(conversation, text), null);
    }

    /** The turn failed, or was ended; the conversation can go on. */
    static CallToolResult failedTurn(ConversationId conversation, String text) {
        return new CallToolResult(texts(text), new Turn(conversation, text), true);
    }

    /** There is no turn that could have failed. */
    static CallToolResult refused(String text) {
        return new CallToolResult(texts(text), null, true);
    }

    /** The same, for clients that know what an error looks like in a form for programs. */
    static CallToolResult refused(String text, Object structured) {
        return new CallToolResult(texts(text), structured, true);
    }

    /** An answer for programs; its JSON is the text for everybody else. */
    static CallToolResult structured(Object answer) {
        return new CallToolResult(texts(new String(WireWriter.write(answer), UTF_8)), answer, null);
    }

    byte[] toJson() {
        return WireWriter.write(this);
    }

    private static List<TextContent> texts(String text) {
        return List.of(new TextContent(text, "text"));
    }
}
