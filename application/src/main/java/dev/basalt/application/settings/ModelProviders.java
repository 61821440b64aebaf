package dev.basalt.application.settings;

import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in model providers and those that the user added. */
final class ModelProviders {

    private static final String OPENAI_URL = "https://api.openai.com/v1";
    private static final String RESPONSES = "responses";
    private static final String CHAT = "chat";

    private final Map<String, String> environment;
    private final Map<String, ProviderSettings> homes;
    private final List<String> wireApis;

    /**
     * Knows the built-in providers.
     *
     * @param homes the providers that need no entry, by the word for the API that each is at home
     *     in
     */
    ModelProviders(Map<String, String> environment, Map<String, ProviderSettings> homes) {
        this.environment = environment;
        this.homes = Map.copyOf(homes);
        this.wireApis =
                Stream.concat(Stream.of(RESPONSES, CHAT), homes.keySet().stream().sorted())
                        .toList();
    }

    /**
     * Returns the provider that is configured. The user can't change {@code openai} and {@code
     * oss}; an entry of the name of another built-in one takes its place.
     */
    Either<SettingsError, ProviderSettings> chosen(CheckedConfig config) {
        Optional<SettingsError> wrong = unknownApi(config);
        return wrong.isPresent() ? Either.left(wrong.get()) : find(config);
    }

    private Either<SettingsError, ProviderSettings> find(CheckedConfig config) {
        String id = config.text("model_provider");
        return switch (id) {
            case "openai" -> openAi();
            case "oss" -> openSource();
            default ->
                    config.entry("model_providers", id)
                            .map(entry -> configured(id, entry))
                            .or(() -> builtIn(id).map(Either::right))
                            .orElseGet(() -> Either.left(notFound(id, config)));
        };
    }

    private Optional<ProviderSettings> builtIn(String id) {
        return homes.values().stream().filter(home -> home.id().equals(id)).findFirst();
    }

    private Optional<SettingsError> unknownApi(CheckedConfig config) {
        return config.entries("model_providers").entrySet().stream()
                .flatMap(each -> unknownApi(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private Optional<SettingsError> unknownApi(String id, CheckedConfig entry) {
        return entry.textIfSet("wire_api")
                .filter(word -> !wireApis.contains(word))
                .map(word ->
                        SettingsError.at(
                                entry.placeOf("wire_api"),
                                "model_providers." + id + ".wire_api",
                                "unknown variant `"
                                        + word
                                        + "`, expected "
                                        + ConfigCheck.oneOf(wireApis)));
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
                .map(url -> builtIn("openai", "OpenAI", url, RESPONSES, headers, true));
    }

    private Either<SettingsError, ProviderSettings> openSource() {
        String port = variable("CODEX_OSS_PORT").filter(ModelProviders::isPort).orElse("11434");
        return addressFrom("CODEX_OSS_BASE_URL", "http://localhost:" + port + "/v1")
                .map(url -> builtIn("oss", "gpt-oss", url, CHAT, Map.of(), false));
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
                ProviderSettings.REQUEST_RETRIES,
                ProviderSettings.STREAM_RETRIES,
                ProviderSettings.STREAM_IDLE_TIMEOUT,
                requiresOpenAiAuth);
    }

    private Either<SettingsError, ProviderSettings> configured(String id, CheckedConfig entry) {
        if (redirectsCredential(entry)) {
            return Either.left(
                    SettingsError.at(
                            entry.placeOf("base_url"),
                            "model_providers." + id,
                            "a provider with `requires_openai_auth` can be set in the file and on"
                                    + " the command line only"));
        }
        String wireApi = entry.textIfSet("wire_api").orElse(CHAT);
        Optional<String> address = entry.textIfSet("base_url");
        // a key is for one address: it goes nowhere else
        Optional<ProviderSettings> home =
                address.isPresent() ? Optional.empty() : Optional.ofNullable(homes.get(wireApi));
        return HttpAddress.check(
                        address.or(() -> home.map(ProviderSettings::baseUrl)).orElse(OPENAI_URL),
                        entry.placeOf("base_url"),
                        "model_providers." + id + ".base_url")
                .map(url -> configured(id, url, wireApi, home, entry));
    }

    /** A call must not be able to send the user's OpenAI credential elsewhere. */
    private static boolean redirectsCredential(CheckedConfig entry) {
        return entry.flagIfSet("requires_openai_auth").orElse(false)
                && (entry.placeOf("requires_openai_auth").ofCall()
                        || entry.placeOf("base_url").ofCall());
    }

    private ProviderSettings configured(
            String id,
            String baseUrl,
            String wireApi,
            Optional<ProviderSettings> home,
            CheckedConfig entry) {
        Map<String, String> headers = new LinkedHashMap<>(entry.textMap("http_headers"));
        entry.textMap("env_http_headers")
                .forEach((header, name) ->
                        variable(name).ifPresent(value -> headers.put(header, value)));
        return new ProviderSettings(
                id,
                entry.text("name"),
                baseUrl,
                wireApi,
                entry.textIfSet("env_key").or(() -> home.flatMap(ProviderSettings::envKey)),
                entry.textIfSet("env_key_instructions")
                        .or(() -> home.flatMap(ProviderSettings::envKeyInstructions)),
                entry.textMap("query_params"),
                headers,
                times(entry, "request_max_retries", ProviderSettings.REQUEST_RETRIES),
                times(entry, "stream_max_retries", ProviderSettings.STREAM_RETRIES),
                Duration.ofMillis(
                        entry.countIfSet("stream_idle_timeout_ms")
                                .orElse(ProviderSettings.STREAM_IDLE_TIMEOUT.toMillis())),
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
