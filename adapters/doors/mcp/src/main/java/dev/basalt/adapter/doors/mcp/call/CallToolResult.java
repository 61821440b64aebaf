package dev.basalt.adapter.doors.mcp.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;
import dev.basalt.domain.identity.ConversationId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The answer to a tool call. Field names are MCP's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallToolResult(
        List<TextContent> content,
        @Nullable Object structuredContent,
        @JsonProperty("isError") @Nullable Boolean isError)
        implements WireMessage {

    public record TextContent(String text, String type) implements WireMessage {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("text", text).member("type", type).endObject();
        }
    }

    /** The same as structured content; some hosts pass models nothing else. */
    public record Turn(ConversationId threadId, String content) implements WireMessage {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("threadId", threadId.toString())
                    .member("content", content)
                    .endObject();
        }
    }

    public static CallToolResult answer(ConversationId conversation, String text) {
        return new CallToolResult(texts(text), new Turn(conversation, text), null);
    }

    /** The turn failed, or was aborted; the conversation can go on. */
    public static CallToolResult failedTurn(ConversationId conversation, String text) {
        return new CallToolResult(texts(text), new Turn(conversation, text), true);
    }

    /** The call was refused before any turn. */
    public static CallToolResult refused(String text) {
        return new CallToolResult(texts(text), null, true);
    }

    /** The same, with the error as structured content for clients that know its form. */
    public static CallToolResult refused(String text, Object structured) {
        return new CallToolResult(texts(text), structured, true);
    }

    /** A structured answer; its JSON is also the text, for clients that read only that. */
    public static CallToolResult structured(Object answer) {
        return new CallToolResult(texts(new String(WireWriter.write(answer), UTF_8)), answer, null);
    }

    @Override
    public void writeTo(JsonOutput json) {
        json.beginObject().list("content", content);
        if (structuredContent != null) {
            json.name("structuredContent").raw(WireWriter.write(structuredContent));
        }
        if (isError != null) {
            json.member("isError", isError.booleanValue());
        }
        json.endObject();
    }

    public byte[] toJson() {
        return WireWriter.write(this);
    }

    private static List<TextContent> texts(String text) {
        return List.of(new TextContent(text, "text"));
    }
}
