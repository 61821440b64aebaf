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
import java.util.Optional;
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

    private static final Pattern OPEN_ROUTER = host("openrouter\\.ai");

    /** https://api-docs.deepseek.com/guides/thinking_mode. */
    private static final Pattern DEEPSEEK = host("deepseek\\.com");

    /** https://docs.z.ai/guides/capabilities/thinking-mode. */
    private static final Pattern ZAI = host("(?:z\\.ai|bigmodel\\.cn)");

    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";

    private static Pattern host(String name) {
        return Pattern.compile("https?://(?:[\\w-]+\\.)?" + name + "(?:[:/].*)?");
    }

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
        writeThinking(json);
        writeTools(json);
        json.writeEndObject();
    }

    /** DeepSeek and Z.ai have a member of their own for models that are not to think. */
    private void writeThinking(JsonGenerator json) {
        String effort =
                concessions.value(
                        ChatFields.EFFORT,
                        request.reasoning()
                                .flatMap(ModelRequest.Reasoning::effort)
                                .map(ReasoningEffort::word)
                                .orElse(""));
        Optional<String> thinking =
                thinking(request).filter(_ -> concessions.sends(ChatFields.THINKING));
        thinking.ifPresent(type -> {
            json.writeObjectPropertyStart("thinking");
            json.writeStringProperty("type", type);
            if (type.equals(ENABLED)) {
                // otherwise the reasoning of earlier turns is dropped, although it is sent back
                json.writeBooleanProperty("clear_thinking", false);
            }
            json.writeEndObject();
        });
        boolean off = thinking.filter(DISABLED::equals).isPresent();
        if (concessions.sends(ChatFields.EFFORT) && !effort.isEmpty() && !off) {
            json.writeStringProperty("reasoning_effort", effort);
        }
    }

    /** Returns the type of thinking that a provider is asked for apart from an effort. */
    static Optional<String> thinking(ModelRequest request) {
        boolean off =
                request.reasoning()
                        .flatMap(ModelRequest.Reasoning::effort)
                        .filter(effort -> effort.word().equals("none"))
                        .isPresent();
        String url = request.provider().baseUrl();
        if (off && (DEEPSEEK.matcher(url).matches() || ZAI.matcher(url).matches())) {
            return Optional.of(DISABLED);
        }
        return ZAI.matcher(url).matches() && request.reasoning().isPresent()
                ? Optional.of(ENABLED)
                : Optional.empty();
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
