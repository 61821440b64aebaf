package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.schema.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.facts.ModelName;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request in the language of the Chat Completions API; the order of the keys is codex 0.23.0's.
 *
 * @param system the system message
 * @param concessions what the server does not take
 */
record ChatRequest(
        ModelRequest request,
        String system,
        List<EncodedPiece<ChatMessage>> messages,
        Concessions concessions)
        implements JsonContent {

    private static final Pattern OPEN_ROUTER =
            Pattern.compile("https?://(?:[\\w-]+\\.)?openrouter\\.ai(?:[:/].*)?");

    /** Shares what it can with the conversation's last request. */
    static ChatRequest of(
            ModelRequest asked, EncodedHistories<ChatMessage> histories, Concessions concessions) {
        // most servers that speak this API know no developer
        ModelRequest request = asked.withoutDeveloperRole();
        List<ChatMessage> messages = ChatMessages.of(request, concessions.sends(ChatFields.KEPT));
        String system = request.instructions();
        // many models take a system message at the beginning only, and no second one
        if (!messages.isEmpty()
                && messages.getFirst() instanceof ChatMessage.FromUser first
                && first.system()) {
            system += "\n\n" + first.text();
            messages.removeFirst();
        }
        return new ChatRequest(
                request,
                system,
                histories.encode(
                        request.conversation(), marked(messages, mark(request, concessions))),
                concessions);
    }

    private static CacheMark mark(ModelRequest request, Concessions concessions) {
        return CacheMark.of(request)
                .when(isClaudeAtOpenRouter(request) && concessions.sends(ChatFields.CACHE));
    }

    /**
     * Returns whether a cache has to be asked for: OpenRouter caches other models without that
     * (https://openrouter.ai/docs/features/prompt-caching).
     */
    static boolean isClaudeAtOpenRouter(ModelRequest request) {
        return OPEN_ROUTER.matcher(request.provider().baseUrl()).matches()
                && ModelName.ofMaker(request.model()).startsWith("claude-");
    }

    /** Returns the messages with marks at the last two that the model did not write. */
    private static List<ChatMessage> marked(List<ChatMessage> messages, CacheMark mark) {
        if (mark == CacheMark.NONE) {
            return messages;
        }
        List<ChatMessage> marked = new ArrayList<>(messages);
        int left = 2;
        for (int i = marked.size() - 1; i >= 0 && left > 0; i--) {
            if (!(marked.get(i) instanceof ChatMessage.FromModel)) {
                marked.set(i, new ChatMessage.Marked(marked.get(i), mark));
                left--;
            }
        }
        return marked;
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", request.model());
        json.writeArrayPropertyStart("messages");
        ChatMessageWriter.writeSystem(system, mark(request, concessions), json);
        messages.forEach(message -> message.writeTo(json));
        json.writeEndArray();
        json.writeBooleanProperty("stream", true);
        if (concessions.sends(ChatFields.USAGE)) {
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
        String effort =
                concessions.value(
                        ChatFields.EFFORT,
                        request.reasoning()
                                .flatMap(ModelRequest.Reasoning::effort)
                                .map(ReasoningEffort::word)
                                .orElse(""));
        if (concessions.sends(ChatFields.EFFORT) && !effort.isEmpty()) {
            json.writeStringProperty("reasoning_effort", effort);
        }
        writeTools(json);
        json.writeEndObject();
    }

    private void writeTools(JsonGenerator json) {
        List<ToolSpec.Function> functions = FunctionsOnly.of(request.tools());
        if (functions.isEmpty()) {
            // an empty list is refused
            return;
        }
        json.writeArrayPropertyStart("tools");
        for (ToolSpec.Function function : functions) {
            json.writeStartObject();
            json.writeStringProperty("type", "function");
            json.writeObjectPropertyStart("function");
            json.writeStringProperty("name", function.name());
            json.writeStringProperty("description", function.description());
            if (concessions.sends(ChatFields.STRICT)) {
                json.writeBooleanProperty("strict", false);
            }
            json.writeName("parameters");
            SchemaDialect.JSON_SCHEMA.write(function.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
