package dev.basalt.adapter.models.openai;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The two APIs and samples of their requests. */
public final class OpenAi {

    private static final ModelHttp HTTP = new ModelHttp("basalt/1.0 (Debian 12.0.0; x86_64)");

    public static final ModelApi RESPONSES = new ResponsesApi(HTTP, "basalt");

    private OpenAi() {}

    public static Asking responses() {
        return new Asking(RESPONSES);
    }

    public static Asking chat() {
        return new Asking(new ChatCompletionsApi(HTTP));
    }

    public static SampleRequest request(String url) {
        return SampleRequest.to(url).oneCallAtATime();
    }

    public static HistoryItem said(String text) {
        return new HistoryItem.Message(
                Optional.empty(), Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }

    public static HistoryItem called(String callId, String name, String arguments) {
        return new HistoryItem.FunctionCall(Optional.empty(), callId, name, arguments);
    }

    public static TokenUsage usage(
            long input, long cached, long output, long reasoning, long total) {
        return new TokenUsage(
                input, OptionalLong.of(cached), output, OptionalLong.of(reasoning), total);
    }
}
