package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.openai.CompatibleProviders;
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
    private final Set<String> withoutUsage = ConcurrentHashMap.newKeySet();

    /** Addresses of the servers that refuse members of messages that they have sent themselves. */
    private final Set<String> strict = ConcurrentHashMap.newKeySet();

    /** Addresses and models that refuse a reasoning effort. */
    private final Set<String> withoutEffort = ConcurrentHashMap.newKeySet();

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
                        CompatibleProviders.chat().stream())
                .toList();
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return OpenAiModels.TABLE.find(model).or(() -> OpenModels.TABLE.find(model));
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        String server = request.provider().baseUrl();
        var first =
                new ChatRequest.Extras(
                        !withoutUsage.contains(server),
                        !strict.contains(server),
                        !withoutEffort.contains(effortKey(request)));
        return ask(request, first, listener, cancellation)
                .fold(
                        error -> {
                            ChatRequest.Extras second = first.without(error);
                            if (second.equals(first)) {
                                return Either.left(error);
                            }
                            remember(request, second);
                            return ask(request, second, listener, cancellation);
                        },
                        Either::right);
    }

    private static String effortKey(ModelRequest request) {
        return request.provider().baseUrl() + " " + request.model();
    }

    private void remember(ModelRequest request, ChatRequest.Extras extras) {
        String server = request.provider().baseUrl();
        if (!extras.usage()) {
            withoutUsage.add(server);
        }
        if (!extras.keptMembers()) {
            strict.add(server);
        }
        if (!extras.effort()) {
            withoutEffort.add(effortKey(request));
        }
    }

    private Either<ModelError, ModelResponse> ask(
            ModelRequest request,
            ChatRequest.Extras extras,
            ModelListener listener,
            Cancellation cancellation) {
        return http.ask(
                new ModelCall(
                        request.provider(),
                        "chat/completions",
                        Map.of(),
                        headers(request),
                        request.credential(),
                        ChatRequest.of(request, histories, extras)),
                new ChatResponseParser(request, listener),
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
