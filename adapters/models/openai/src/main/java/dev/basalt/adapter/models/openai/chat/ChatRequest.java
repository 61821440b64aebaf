package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.EncodedPiece;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.adapter.models.http.request.JsonContent;
import dev.basalt.adapter.models.http.request.SchemaDialect;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.tool.spec.ToolSpec;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A request in the language of the Chat Completions API; the order of the keys is codex 0.23.0's.
 *
 * @param system the system message
 * @param extras what not every server supports
 */
record ChatRequest(
        ModelRequest request,
        String system,
        List<EncodedPiece<ChatMessage>> messages,
        Extras extras)
        implements JsonContent {

    /**
     * What not every server supports.
     *
     * @param usage whether to ask for the token usage
     * @param keptMembers whether to send back the members of answers that providers want back
     * @param effort whether to send the reasoning effort that the user has chosen
     */
    record Extras(boolean usage, boolean keptMembers, boolean effort) {

        private static final Pattern EFFORT = Pattern.compile("reasoning[._]effort");

        private static final Pattern KEPT =
                Pattern.compile(
                        "reasoning(?:_content|_details)?|thinking_blocks|extra_content"
                                + "|provider_specific_fields");

        private static final Pattern UNKNOWN =
                Pattern.compile(
                        "unsupported|not supported|unknown|unrecognized|unexpected|extra inputs"
                                + "|not permitted|not allowed|additional propert",
                        Pattern.CASE_INSENSITIVE);

        /** Returns what remains after a refusal: all of it when it is about something else. */
        Extras without(ModelError error) {
            if (!(error instanceof ModelError.Rejected(_, var message, _))) {
                return this;
            }
            if (usage && message.contains("stream_options")) {
                return new Extras(false, keptMembers, effort);
            }
            if (effort && EFFORT.matcher(message).find()) {
                return new Extras(usage, keptMembers, false);
            }
            return keptMembers && KEPT.matcher(message).find() && UNKNOWN.matcher(message).find()
                    ? new Extras(usage, false, effort)
                    : this;
        }
    }

    /** Shares what it can with the conversation's last request. */
    static ChatRequest of(
            ModelRequest asked, EncodedHistories<ChatMessage> histories, Extras extras) {
        // most servers that speak this API know no developer
        ModelRequest request = asked.withoutDeveloperRole();
        List<ChatMessage> messages = ChatMessages.of(request, extras.keptMembers());
        String system = request.instructions();
        // many models take a system message at the beginning only, and no second one
        if (!messages.isEmpty()
                && messages.getFirst() instanceof ChatMessage.FromUser first
                && first.system()) {
            system += "\n\n" + first.text();
            messages.removeFirst();
        }
        return new ChatRequest(
                request, system, histories.encode(request.conversation(), messages), extras);
    }

    @Override
    public void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", request.model());
        json.writeArrayPropertyStart("messages");
        ChatMessageWriter.writeSystem(system, json);
        messages.forEach(message -> message.writeTo(json));
        json.writeEndArray();
        json.writeBooleanProperty("stream", true);
        if (extras.usage()) {
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
        if (extras.effort()) {
            request.reasoning()
                    .flatMap(ModelRequest.Reasoning::effort)
                    .ifPresent(
                            effort -> json.writeStringProperty("reasoning_effort", effort.word()));
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
            json.writeBooleanProperty("strict", false);
            json.writeName("parameters");
            SchemaDialect.JSON_SCHEMA.write(function.parameters(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
