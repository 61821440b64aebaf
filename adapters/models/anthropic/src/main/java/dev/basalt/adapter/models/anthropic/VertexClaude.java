package dev.basalt.adapter.models.anthropic;

import dev.basalt.domain.model.provider.ProviderSettings;

/** Claude on Vertex AI: the address names the model, and the body the version of the API. */
final class VertexClaude {

    /** In the body, instead of the model. */
    static final String VERSION = "vertex-2023-10-16";

    private VertexClaude() {}

    /** Returns whether the address of a provider is that of Anthropic's models on Vertex AI. */
    static boolean at(ProviderSettings provider) {
        return provider.baseUrl().endsWith("/publishers/anthropic");
    }

    /** Returns the path of requests to a model. */
    static String path(String model) {
        return "models/" + model + ":streamRawPredict";
    }
}
