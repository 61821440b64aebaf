package dev.basalt.adapter.models.anthropic;

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
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Anthropic's Messages API: {@code wire_api = "anthropic"}. */
public final class MessagesApi implements ModelApi {

    private static final String WORD = "anthropic";

    private static final String VERSION = "2023-06-01";

    /** Lets the models that are given a budget think between their calls, too. */
    private static final String INTERLEAVED_THINKING = "interleaved-thinking-2025-05-14";

    private static final ProviderSettings ANTHROPIC =
            ProviderSettings.withKey(
                    "anthropic",
                    "Anthropic",
                    "https://api.anthropic.com/v1",
                    WORD,
                    "ANTHROPIC_API_KEY",
                    ProviderSettings.keyInstructions(
                            WORD, "Keys are made at https://platform.claude.com/settings/keys."));

    private final EncodedHistories<MarkedTurn> histories =
            new EncodedHistories<>(TurnWriter::write);
    private final Negotiation negotiation;

    public MessagesApi(ModelHttp http) {
        this.negotiation = new Negotiation(http, MessagesFields.ALL, MessagesFields.THOUGHTS);
    }

    @Override
    public String wireApi() {
        return WORD;
    }

    @Override
    public Optional<ProviderSettings> home() {
        return Optional.of(ANTHROPIC);
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return ClaudeModels.TABLE.find(model);
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
        var content = new MessagesRequest(request, histories, concessions);
        return new Negotiation.Prepared(
                new ModelCall(
                        request.provider(),
                        VertexClaude.at(request.provider())
                                ? VertexClaude.path(request.model())
                                : "messages",
                        Map.of(),
                        headers(request, content.sendsBeta()),
                        request.credential(),
                        content),
                new MessagesParser(content, listener));
    }

    private static Map<String, String> headers(ModelRequest request, boolean beta) {
        var headers = new LinkedHashMap<String, String>();
        // what a command prints for a gateway or a cloud is a token, not one of Anthropic's keys
        ProviderSettings provider = request.provider();
        boolean token =
                !provider.baseUrl().equals(ANTHROPIC.baseUrl())
                        && (provider.tokenCommand().isPresent()
                                || provider.authScheme().isPresent()
                                || VertexClaude.at(provider));
        request.credential()
                .ifPresent(key -> {
                    if (token) {
                        headers.put("authorization", "Bearer " + key.secret());
                    } else {
                        headers.put("x-api-key", key.secret());
                    }
                });
        headers.put("anthropic-version", VERSION);
        if (beta) {
            headers.put("anthropic-beta", INTERLEAVED_THINKING);
        }
        headers.put("accept", "text/event-stream");
        return headers;
    }
}
