package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
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
    private final ModelHttp http;

    public MessagesApi(ModelHttp http) {
        this.http = http;
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
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        var content = new MessagesRequest(request, histories);
        return http.ask(
                new ModelCall(
                        request.provider(),
                        VertexClaude.at(request.provider())
                                ? VertexClaude.path(request.model())
                                : "messages",
                        Map.of(),
                        headers(request, content.thinking()),
                        request.credential(),
                        content),
                new MessagesParser(content, listener),
                cancellation);
    }

    private static Map<String, String> headers(ModelRequest request, ThinkingMode thinking) {
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
        if (thinking instanceof ThinkingMode.Budget(_, boolean interleaved) && interleaved) {
            headers.put("anthropic-beta", INTERLEAVED_THINKING);
        }
        headers.put("accept", "text/event-stream");
        return headers;
    }
}
