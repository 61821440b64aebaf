package dev.basalt.adapter.models.openai;

import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The providers that are built in with OpenAI's APIs (codex 0.23.0 compatibility). */
public final class OpenAiProviders {

    /** The word for the Responses API in the configuration. */
    public static final String RESPONSES = "responses";

    /** The word for the Chat Completions API in the configuration. */
    public static final String CHAT = "chat";

    /** The provider where none is configured. */
    public static final String DEFAULT_PROVIDER = "openai";

    /** The model where none is configured. */
    public static final String DEFAULT_MODEL = "gpt-6.2-sol";

    static final String ADDRESS = "https://api.openai.com/v1";

    private static final String OLLAMA_PORT = "11434";

    private OpenAiProviders() {}

    /**
     * Returns OpenAI for an entry that speaks one of its APIs and has no address; without a key.
     */
    public static ProviderSettings home(String wireApi) {
        return settings(DEFAULT_PROVIDER, "OpenAI", ADDRESS, wireApi, Map.of(), false);
    }

    /** OpenAI itself, asked with the credential of the account. */
    public static BuiltInProvider openAi(Map<String, String> environment) {
        Map<String, String> headers = new LinkedHashMap<>();
        variable("OPENAI_ORGANIZATION", environment)
                .ifPresent(id -> headers.put("OpenAI-Organization", id));
        variable("OPENAI_PROJECT", environment).ifPresent(id -> headers.put("OpenAI-Project", id));
        String address = variable("OPENAI_BASE_URL", environment).orElse(ADDRESS);
        return BuiltInProvider.fixed(
                settings(DEFAULT_PROVIDER, "OpenAI", address, RESPONSES, headers, true),
                "OPENAI_BASE_URL");
    }

    /** Open models that a server on this machine runs. */
    public static BuiltInProvider openSource(Map<String, String> environment) {
        String port =
                variable("CODEX_OSS_PORT", environment)
                        .filter(OpenAiProviders::isPort)
                        .orElse(OLLAMA_PORT);
        String address =
                variable("CODEX_OSS_BASE_URL", environment)
                        .orElse("http://localhost:" + port + "/v1");
        return BuiltInProvider.fixed(
                settings("oss", "gpt-oss", address, CHAT, Map.of(), false), "CODEX_OSS_BASE_URL");
    }

    private static ProviderSettings settings(
            String id,
            String name,
            String baseUrl,
            String wireApi,
            Map<String, String> headers,
            boolean usesAccount) {
        return new ProviderSettings(
                id,
                name,
                baseUrl,
                wireApi,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                headers,
                ProviderSettings.REQUEST_RETRIES,
                ProviderSettings.STREAM_RETRIES,
                ProviderSettings.STREAM_IDLE_TIMEOUT,
                usesAccount);
    }

    private static boolean isPort(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<String> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
