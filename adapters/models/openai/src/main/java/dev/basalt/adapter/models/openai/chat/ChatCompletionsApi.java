package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.openai.OpenAiModels;
import dev.basalt.adapter.models.openai.OpenAiProviders;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The Chat Completions API, of OpenAI and all compatible servers: {@code wire_api = "chat"}. */
public final class ChatCompletionsApi implements ModelApi {

    private final EncodedHistories<ChatMessage> histories =
            new EncodedHistories<>(ChatMessageWriter::write);
    private final ModelHttp http;

    /** Addresses of the servers that refuse a request that asks for usage. */
    private final Set<String> unableToTellUsage = ConcurrentHashMap.newKeySet();

    public ChatCompletionsApi(ModelHttp http) {
        this.http = http;
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
                        OpenAiProviders.localServers().stream())
                .toList();
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return OpenAiModels.TABLE.find(model);
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        String server = request.provider().baseUrl();
        boolean askForUsage = !unableToTellUsage.contains(server);
        return ask(request, askForUsage, listener, cancellation)
                .fold(
                        error -> {
                            if (askForUsage && refusesToTellUsage(error)) {
                                unableToTellUsage.add(server);
                                return ask(request, false, listener, cancellation);
                            }
                            return Either.left(error);
                        },
                        Either::right);
    }

    private static boolean refusesToTellUsage(ModelError error) {
        return error instanceof ModelError.Rejected(_, var body, _)
                && body.contains("stream_options");
    }

    private Either<ModelError, ModelResponse> ask(
            ModelRequest request,
            boolean askForUsage,
            ModelListener listener,
            Cancellation cancellation) {
        return http.ask(
                new ModelCall(
                        request.provider(),
                        "chat/completions",
                        Map.of(),
                        headers(request),
                        request.credential(),
                        ChatRequest.of(request, histories, askForUsage)),
                new ChatResponseParser(request.credential(), listener),
                cancellation);
    }

    private static Map<String, String> headers(ModelRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.credential()
                .ifPresent(key -> headers.put("authorization", "Bearer " + key.secret()));
        headers.put("accept", "text/event-stream");
        return headers;
    }
}
