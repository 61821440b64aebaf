package dev.basalt.adapter.models.openai;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.failure.ModelFailureText;
import dev.basalt.domain.model.provider.AccountModel;
import dev.basalt.domain.model.provider.AccountModels;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that people who signed in with ChatGPT may use. */
public final class ChatGptModels implements AccountModels {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The list has the instructions of every model. */
    private static final int LIMIT = 8 * 1024 * 1024;

    private final ModelHttp http;
    private final String originator;

    /**
     * @param originator who asks, in a word
     */
    public ChatGptModels(ModelHttp http, String originator) {
        this.http = http;
        this.originator = originator;
    }

    @Override
    public Either<String, List<AccountModel>> list(
            ProviderSettings provider, Credential credential, String clientVersion) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", "Bearer " + credential.secret());
        credential.account().ifPresent(account -> headers.put("chatgpt-account-id", account));
        headers.put("accept", "application/json");
        headers.put("originator", originator);
        return http.read(
                        ModelCall.reading(
                                provider,
                                "models",
                                Map.of("client_version", clientVersion),
                                headers,
                                Optional.of(credential)),
                        LIMIT,
                        PATIENCE)
                .bimap(ModelFailureText::of, ChatGptModels::parse);
    }

    /** What is not such a list has no models. */
    private static List<AccountModel> parse(String document) {
        List<AccountModel> models = new ArrayList<>();
        try {
            JsonNode tree = JsonMapper.shared().readTree(document);
            for (JsonNode each : tree.path("models")) {
                String name = each.path("slug").asString("");
                if (!name.isEmpty()) {
                    models.add(
                            new AccountModel(name, version(each.path("minimal_client_version"))));
                }
            }
        } catch (JacksonException _) {
            return List.of();
        }
        return models;
    }

    /** A text, or its numbers. */
    private static Optional<String> version(JsonNode version) {
        if (version.isArray()) {
            return Optional.of(
                    version.valueStream()
                            .map(number -> number.asString(""))
                            .collect(Collectors.joining(".")));
        }
        return version.isString() ? Optional.of(version.stringValue()) : Optional.empty();
    }
}
