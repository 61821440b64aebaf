package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.refusal.Negotiation;
import dev.basalt.adapter.models.http.request.EncodedHistories;
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

/** Google's Gemini API: {@code wire_api = "gemini"}. */
public final class GeminiApi implements ModelApi {

    private final EncodedHistories<SignedTurn> histories =
            new EncodedHistories<>(TurnWriter::write);
    private final Negotiation negotiation;

    public GeminiApi(ModelHttp http) {
        this.negotiation = new Negotiation(http, ContentFields.ALL, ContentFields.THOUGHTS);
    }

    @Override
    public String wireApi() {
        return GoogleProviders.WIRE_API;
    }

    @Override
    public Optional<ProviderSettings> home() {
        return Optional.of(GoogleProviders.GEMINI);
    }

    @Override
    public List<BuiltInProvider> providers(Map<String, String> environment) {
        return GoogleProviders.all(environment);
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return GeminiModels.TABLE.find(model);
    }

    @Override
    public ModelFamily unknown(boolean reasoning) {
        return ModelFamily.unknownOpen(reasoning);
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        var answer = new LongAnswer();
        while (true) {
            Optional<String> token = answer.token();
            Either<ModelError, ModelResponse> response =
                    negotiation.ask(
                            request,
                            listener,
                            cancellation,
                            (asked, concessions, heard) ->
                                    prepare(asked, concessions, heard, answer));
            if (response.isLeft() || token.equals(answer.token())) {
                return response;
            }
        }
    }

    private Negotiation.Prepared prepare(
            ModelRequest request,
            Concessions concessions,
            ModelListener listener,
            LongAnswer answer) {
        return new Negotiation.Prepared(
                new ModelCall(
                        request.provider(),
                        path(request.model()),
                        Map.of("alt", "sse"),
                        headers(request),
                        request.credential(),
                        new ContentRequest(request, histories, concessions, answer.token())),
                new ContentParser(request, listener, answer));
    }

    /** A name may say what kind of model it is, as in {@code tunedModels/mine}. */
    private static String path(String model) {
        return (model.contains("/") ? model : "models/" + model) + ":streamGenerateContent";
    }

    private static Map<String, String> headers(ModelRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.credential()
                .map(key -> GoogleProviders.header(request.provider(), key))
                .ifPresent(header -> headers.put(header.getKey(), header.getValue()));
        headers.put("accept", "text/event-stream");
        return headers;
    }
}
