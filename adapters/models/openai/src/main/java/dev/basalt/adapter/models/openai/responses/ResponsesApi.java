package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.request.EncodedHistories;
import dev.basalt.adapter.models.items.HistoryItemWriter;
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
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** OpenAI's Responses API: {@code wire_api = "responses"}. */
public final class ResponsesApi implements ModelApi {

    private final EncodedHistories<HistoryItem> histories =
            new EncodedHistories<>(HistoryItemWriter::write);
    private final Negotiation negotiation;
    private final String originator;

    /**
     * Speaks in the name of a client.
     *
     * @param originator which client it is, in a word
     */
    public ResponsesApi(ModelHttp http, String originator) {
        this.negotiation = new Negotiation(http, ResponsesFields.ALL, ResponsesFields.THOUGHTS);
        this.originator = originator;
    }

    @Override
    public String wireApi() {
        return OpenAiProviders.RESPONSES;
    }

    @Override
    public Optional<ProviderSettings> home() {
        return Optional.of(OpenAiProviders.home(wireApi()));
    }

    @Override
    public List<BuiltInProvider> providers(Map<String, String> environment) {
        return Stream.concat(
                        Stream.of(OpenAiProviders.openAi(environment)),
                        CompatibleProviders.responses(environment).stream())
                .toList();
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return OpenAiModels.TABLE.find(model);
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
                        "responses",
                        Map.of(),
                        headers(request),
                        request.credential(),
                        ResponsesRequest.of(request, histories, concessions)),
                new ResponsesParser(request, listener));
    }

    private Map<String, String> headers(ModelRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.credential()
                .ifPresent(key -> headers.put("authorization", "Bearer " + key.secret()));
        headers.put("openai-beta", "responses=experimental");
        headers.put("session_id", request.conversation());
        headers.put("accept", "text/event-stream");
        request.credential()
                .flatMap(Credential::account)
                .ifPresent(account -> headers.put("chatgpt-account-id", account));
        headers.put("originator", originator);
        return headers;
    }
}
