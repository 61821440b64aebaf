package dev.basalt.adapter.models.openai.chat;

import static dev.basalt.adapter.models.openai.OpenAi.called;
import static dev.basalt.adapter.models.openai.OpenAi.said;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/** What of a conversation OpenRouter is asked to cache for Claude. */
class ClaudeCachingTest {

    private static final HistoryItem GO = HistoryItem.Message.user("go");

    private static SampleRequest request(String url, String model) {
        return SampleRequest.to(url)
                .model(model)
                .input(
                        GO,
                        called("c1", "f", "{}"),
                        new HistoryItem.FunctionOutput("c1", "out"),
                        said("so"),
                        new HistoryItem.Message(
                                Optional.empty(),
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("look"),
                                        new ContentPart.Image("data:image/png;base64,AA=="))));
    }

    private static String messages(SampleRequest request, Concessions concessions) {
        String json =
                SampleRequest.json(
                        ChatRequest.of(
                                request.build(),
                                new EncodedHistories<ChatMessage>(ChatMessageWriter::write),
                                concessions));
        return json.substring(json.indexOf("[{\"role\""), json.indexOf(",\"stream\":true"));
    }

    @Test
    void theSystemPromptAndTheLastTwoMessagesOfTheUserOrAToolAreMarked() {
        assertEquals(
                """
                [{"role":"system","content":[{"type":"text","text":"Be useful.",\
                "cache_control":{"type":"ephemeral"}}]},\
                {"role":"user","content":"go"},\
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",\
                "function":{"name":"f","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"out",\
                "cache_control":{"type":"ephemeral"}}]},\
                {"role":"assistant","content":"so"},\
                {"role":"user","content":[{"type":"text","text":"look"},\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="},\
                "cache_control":{"type":"ephemeral"}}]}]\
                """,
                messages(
                        request("https://openrouter.ai/api", "anthropic/claude-opus-5.5"),
                        Concessions.NONE));
    }

    @Test
    void theCacheKeepsThemForAnHourWhereThatIsConfigured() {
        assertEquals(
                3,
                messages(
                                        request(
                                                        "https://openrouter.ai/api",
                                                        "anthropic/claude-opus-5.5")
                                                .cachedForAnHour(),
                                        Concessions.NONE)
                                .split("\"ttl\":\"1h\"", -1)
                                .length
                        - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://openrouter.ai/api, openai/gpt-5.6-sol",
        "https://gateway.example/api, anthropic/claude-opus-5.5",
        "https://openrouter.ai.example/api, anthropic/claude-opus-5.5",
    })
    void nobodyElseIsSentMarks(String url, String model) {
        assertFalse(messages(request(url, model), Concessions.NONE).contains("cache_control"));
    }

    @Test
    void marksThatAreRefusedAreLeftOut() {
        assertFalse(
                messages(
                                request("https://openrouter.ai/api", "anthropic/claude-opus-5.5"),
                                Concessions.NONE.without(ChatFields.CACHE))
                        .contains("cache_control"));
    }
}
