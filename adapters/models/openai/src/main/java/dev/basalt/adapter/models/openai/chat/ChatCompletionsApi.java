package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.openai.CompatibleProviders;
import dev.basalt.adapter.models.openai.OpenAiModels;
import dev.basalt.adapter.models.openai.OpenAiProviders;
import dev.basalt.adapter.models.openai.OpenModels;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chat Completions API, of OpenAI and all compatible servers: {@code wire_api = "chat"}. */
public final class ChatCompletionsApi implements ModelApi {

    private final EncodedHistories<ChatMessage> histories =
            new EncodedHistories<>(ChatMessageWriter::write);
    private final Negotiation negotiation;

    public ChatCompletionsApi(ModelHttp http) {
        this.negotiation = new Negotiation(http, ChatFields.ALL, ChatFields.THOUGHTS);
    }

    @Override
    public String wireApi() {
        return OpenAiProviders.CHAT;
    }

    @Override
    public Optional<ProviderSettings> home() {
        return Optional.of(OpenAiProviders.home(wireApi()));
    }

    @Override
    public List<BuiltInProvider> providers(Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(OpenAiProviders.openSource(environment)),
                        CompatibleProviders.chat().stream())
                .toList();
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return OpenAiModels.TABLE.find(model).or(() -> OpenModels.TABLE.find(model));
    }

    @Override
    public ModelFamily unknown(boolean reasoning) {
        return ModelFamily.unknownOpen(reasoning);
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        return negotiation.ask(request, listener, cancellation, this::prepare);
    }

    private Negotiation.Prepared prepare(
            ModelRequest request, Concessions concessions, ModelListener listener) {
        return new Negotiation.Prepared(
                new ModelCall(
                        request.provider(),
                        "chat/completions",
                        Map.of(),
                        headers(request),
                        request.credential(),
                        ChatRequest.of(request, histories, concessions)),
                new ChatResponseParser(request, listener));
    }

    private static Map<String, String> headers(ModelRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.credential()
                .ifPresent(key -> headers.put("authorization", "Bearer " + key.secret()));
        headers.put("accept", "text/event-stream");
        return headers;
    }
}
