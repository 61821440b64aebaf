package dev.basalt.application.settings;

import dev.basalt.domain.model.ProviderSettings;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The built-in model providers and those that the user added. */
final class ModelProviders {

    private static final String OPENAI_URL = "https://api.openai.com/v1";
    private static final int REQUEST_RETRIES = 4;
    private static final int STREAM_RETRIES = 5;
    private static final long STREAM_IDLE_MILLIS = 300_000;

    private final Map<String, String> environment;

    ModelProviders(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the provider that is configured; the user can't change the built-in ones. */
    Either<SettingsError, ProviderSettings> chosen(CheckedConfig config) {
        String id = config.text("model_provider");
        return switch (id) {
            case "openai" -> openAi();
            case "oss" -> openSource();
            default ->
                    config.entry("model_providers", id)
                            .map(entry -> configured(id, entry))
                            .orElseGet(() -> Either.left(notFound(id, config)));
        };
    }

    private static SettingsError notFound(String id, CheckedConfig config) {
        return SettingsError.at(
                config.placeOf("model_provider"),
                "model_provider",
                "Model provider `" + id + "` not found");
    }

    private Either<SettingsError, ProviderSettings> openAi() {
        Map<String, String> headers = new LinkedHashMap<>();
        // the release of the reference whose traffic this is
        headers.put("version", "0.23.0");
        variable("OPENAI_ORGANIZATION").ifPresent(id -> headers.put("OpenAI-Organization", id));
        variable("OPENAI_PROJECT").ifPresent(id -> headers.put("OpenAI-Project", id));
        return addressFrom("OPENAI_BASE_URL", OPENAI_URL)
                .map(url -> builtIn("openai", "OpenAI", url, "responses", headers, true));
    }

    private Either<SettingsError, ProviderSettings> openSource() {
        String port = variable("CODEX_OSS_PORT").filter(ModelProviders::isPort).orElse("11434");
        return addressFrom("CODEX_OSS_BASE_URL", "http://localhost:" + port + "/v1")
                .map(url -> builtIn("oss", "gpt-oss", url, "chat", Map.of(), false));
    }

    private static ProviderSettings builtIn(
            String id,
            String name,
            String baseUrl,
            String wireApi,
            Map<String, String> headers,
            boolean requiresOpenAiAuth) {
        return new ProviderSettings(
                id,
                name,
                baseUrl,
                wireApi,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                headers,
                REQUEST_RETRIES,
                STREAM_RETRIES,
                Duration.ofMillis(STREAM_IDLE_MILLIS),
                requiresOpenAiAuth);
    }

    private Either<SettingsError, ProviderSettings> configured(String id, CheckedConfig entry) {
        return HttpAddress.check(
                        entry.textIfSet("base_url").orElse(OPENAI_URL),
                        entry.placeOf("base_url"),
                        "model_providers." + id + ".base_url")
                .map(url -> configured(id, url, entry));
    }

    private ProviderSettings configured(String id, String baseUrl, CheckedConfig entry) {
        Map<String, String> headers = new LinkedHashMap<>(entry.textMap("http_headers"));
        entry.textMap("env_http_headers")
                .forEach((header, name) ->
                        variable(name).ifPresent(value -> headers.put(header, value)));
        return new ProviderSettings(
                id,
                entry.text("name"),
                baseUrl,
                entry.textIfSet("wire_api").orElse("chat"),
                entry.textIfSet("env_key"),
                entry.textIfSet("env_key_instructions"),
                entry.textMap("query_params"),
                headers,
                times(entry, "request_max_retries", REQUEST_RETRIES),
                times(entry, "stream_max_retries", STREAM_RETRIES),
                Duration.ofMillis(
                        entry.countIfSet("stream_idle_timeout_ms").orElse(STREAM_IDLE_MILLIS)),
                entry.flagIfSet("requires_openai_auth").orElse(false));
    }

    private Either<SettingsError, String> addressFrom(String variable, String otherwise) {
        return HttpAddress.check(
                variable(variable).orElse(otherwise),
                new Place("environment", Optional.empty()),
                variable);
    }

    private static int times(CheckedConfig entry, String key, int otherwise) {
        return (int) Math.min(entry.countIfSet(key).orElse(otherwise), Integer.MAX_VALUE);
    }

    private static boolean isPort(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
