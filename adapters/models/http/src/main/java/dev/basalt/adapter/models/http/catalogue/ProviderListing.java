package dev.basalt.adapter.models.http.catalogue;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;
import dev.basalt.domain.model.facts.ModelListing;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Asks providers for the limits of a model where their APIs have a place for it: Anthropic's and
 * Google's page of a model, the list of models of OpenRouter, Groq, Mistral and vLLM, and what
 * llama.cpp, Ollama and LM Studio say of what they have loaded. Nobody is asked who takes the
 * credentials of a cloud.
 */
public final class ProviderListing implements ModelListing {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** OpenRouter's list has a megabyte. */
    private static final int LIMIT = 16 * 1024 * 1024;

    private static final Pattern VERSION = Pattern.compile("/v1/?$");

    private static final List<String> WINDOWS =
            List.of(
                    "loaded_context_length",
                    "context_length",
                    "context_window",
                    "max_context_length",
                    "max_model_len",
                    "max_input_tokens",
                    "inputTokenLimit",
                    "n_ctx");

    private static final List<String> OUTPUTS =
            List.of("max_completion_tokens", "max_output_tokens", "max_tokens", "outputTokenLimit");

    private final ModelHttp http;

    public ProviderListing(ModelHttp http) {
        this.http = http;
    }

    @Override
    public Optional<Entry> ask(
            ProviderSettings provider, Optional<Credential> credential, String model) {
        if (provider.authScheme().isPresent()) {
            return Optional.empty();
        }
        var asked = new Asked(provider, credential, model);
        return switch (provider.wireApi()) {
            case "anthropic", "gemini" -> entry(asked.read("models/" + model));
            case "responses", "chat" -> listed(asked);
            default -> Optional.empty();
        };
    }

    private Optional<Entry> listed(Asked asked) {
        return entry(asked.named(asked.read("models").path("data")))
                .or(() -> entry(asked.atRoot("props").path("default_generation_settings")))
                .or(() -> entry(asked.named(asked.atRoot("api/ps").path("models"))))
                .or(() -> entry(asked.named(asked.atRoot("api/v0/models").path("data"))));
    }

    private static Optional<Entry> entry(JsonNode model) {
        OptionalLong window = first(model, WINDOWS);
        if (window.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong output = first(model, OUTPUTS);
        return Optional.of(
                new Entry(
                        window,
                        output.isPresent() ? output : first(model.path("top_provider"), OUTPUTS),
                        Optional.empty()));
    }

    private static OptionalLong first(JsonNode node, List<String> names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isIntegralNumber() && value.longValue() > 0) {
                return OptionalLong.of(value.longValue());
            }
        }
        return OptionalLong.empty();
    }

    /** One provider that is asked about one model. */
    private final class Asked {

        private final ProviderSettings provider;
        private final Optional<Credential> credential;
        private final String model;

        Asked(ProviderSettings provider, Optional<Credential> credential, String model) {
            this.provider = provider;
            this.credential = credential;
            this.model = model;
        }

        /** Reads beside the API, where servers on the user's machine have more to say. */
        JsonNode atRoot(String path) {
            String root = VERSION.matcher(provider.baseUrl()).replaceFirst("");
            return root.equals(provider.baseUrl())
                    ? MissingNode.getInstance()
                    : read(provider.at(root), path);
        }

        JsonNode read(String path) {
            return read(provider, path);
        }

        private JsonNode read(ProviderSettings at, String path) {
            return http.read(
                            ModelCall.reading(at, path, Map.of(), headers(), credential),
                            LIMIT,
                            PATIENCE)
                    .fold(_ -> MissingNode.getInstance(), Asked::tree);
        }

        private static JsonNode tree(String document) {
            try {
                return JsonMapper.shared().readTree(document);
            } catch (JacksonException _) {
                return MissingNode.getInstance();
            }
        }

        private Map<String, String> headers() {
            var headers = new LinkedHashMap<String, String>();
            headers.put("accept", "application/json");
            credential.ifPresent(key -> {
                switch (provider.wireApi()) {
                    case "anthropic" -> headers.put("x-api-key", key.secret());
                    case "gemini" -> headers.put("x-goog-api-key", key.secret());
                    default -> headers.put("authorization", "Bearer " + key.secret());
                }
            });
            if (provider.wireApi().equals("anthropic")) {
                headers.put("anthropic-version", "2023-06-01");
            }
            return headers;
        }

        /** Returns the model in a list. */
        JsonNode named(JsonNode list) {
            for (JsonNode each : list) {
                if (each.path("id").asString("").equals(model)
                        || each.path("name").asString("").equals(model)) {
                    return each;
                }
            }
            return MissingNode.getInstance();
        }
    }
}
