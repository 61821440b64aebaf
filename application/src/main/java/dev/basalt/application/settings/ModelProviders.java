package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.ProviderKeys;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;
import dev.basalt.domain.settings.key.SettingType;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashMap;
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
    private final SettingType<String> wireApis;

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
                SettingType.oneOf(
                        Stream.concat(Stream.of(RESPONSES, CHAT), homes.keySet().stream().sorted())
                                .toList());
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
        String id = config.get(ModelKeys.MODEL_PROVIDER);
        return switch (id) {
            case "openai" -> openAi();
            case "oss" -> openSource();
            default ->
                    config.entry(ProviderKeys.PROVIDER, id)
                            .map(entry -> configured(id, entry))
                            .or(() -> builtIn(id).map(Either::right))
                            .orElseGet(() -> Either.left(notFound(id, config)));
        };
    }

    private Optional<ProviderSettings> builtIn(String id) {
        return homes.values().stream().filter(home -> home.id().equals(id)).findFirst();
    }

    private Optional<SettingsError> unknownApi(CheckedConfig config) {
        return config.entries(ProviderKeys.PROVIDER).entrySet().stream()
                .flatMap(each -> unknownApi(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private Optional<SettingsError> unknownApi(String id, CheckedConfig entry) {
        return entry.value(ProviderKeys.WIRE_API)
                .flatMap(word -> wireApis.check(word, ProviderKeys.WIRE_API.name(id)));
    }

    private static SettingsError notFound(String id, CheckedConfig config) {
        return SettingsError.at(
                config.placeOf(ModelKeys.MODEL_PROVIDER),
                ModelKeys.MODEL_PROVIDER.name(),
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
                            entry.placeOf(ProviderKeys.BASE_URL),
                            ProviderKeys.PROVIDER.name(id),
                            "a provider with `requires_openai_auth` can be set in the file and on"
                                    + " the command line only"));
        }
        String wireApi = entry.get(ProviderKeys.WIRE_API);
        Optional<String> address = entry.find(ProviderKeys.BASE_URL);
        // a key is for one address: it goes nowhere else
        Optional<ProviderSettings> home =
                address.isPresent() ? Optional.empty() : Optional.ofNullable(homes.get(wireApi));
        return HttpAddress.check(
                        address.or(() -> home.map(ProviderSettings::baseUrl)).orElse(OPENAI_URL),
                        entry.placeOf(ProviderKeys.BASE_URL),
                        ProviderKeys.BASE_URL.name(id))
                .map(url -> configured(id, url, wireApi, home, entry));
    }

    /** A call must not be able to send the user's OpenAI credential elsewhere. */
    private static boolean redirectsCredential(CheckedConfig entry) {
        return entry.get(ProviderKeys.REQUIRES_OPENAI_AUTH)
                && (entry.placeOf(ProviderKeys.REQUIRES_OPENAI_AUTH).ofCall()
                        || entry.placeOf(ProviderKeys.BASE_URL).ofCall());
    }

    private ProviderSettings configured(
            String id,
            String baseUrl,
            String wireApi,
            Optional<ProviderSettings> home,
            CheckedConfig entry) {
        Map<String, String> headers =
                new LinkedHashMap<>(entry.find(ProviderKeys.HTTP_HEADERS).orElse(Map.of()));
        entry.find(ProviderKeys.ENV_HTTP_HEADERS)
                .orElse(Map.of())
                .forEach((header, name) ->
                        variable(name).ifPresent(value -> headers.put(header, value)));
        return new ProviderSettings(
                id,
                entry.get(ProviderKeys.NAME),
                baseUrl,
                wireApi,
                entry.find(ProviderKeys.ENV_KEY).or(() -> home.flatMap(ProviderSettings::envKey)),
                entry.find(ProviderKeys.ENV_KEY_INSTRUCTIONS)
                        .or(() -> home.flatMap(ProviderSettings::envKeyInstructions)),
                entry.find(ProviderKeys.QUERY_PARAMS).orElse(Map.of()),
                headers,
                times(entry, ProviderKeys.REQUEST_MAX_RETRIES),
                times(entry, ProviderKeys.STREAM_MAX_RETRIES),
                Duration.ofMillis(entry.get(ProviderKeys.STREAM_IDLE_TIMEOUT_MS)),
                entry.get(ProviderKeys.REQUIRES_OPENAI_AUTH));
    }

    private Either<SettingsError, String> addressFrom(String variable, String otherwise) {
        return HttpAddress.check(
                variable(variable).orElse(otherwise),
                new Place("environment", Optional.empty()),
                variable);
    }

    private static int times(CheckedConfig entry, SettingKey<Long> key) {
        return (int) Math.min(entry.get(key), Integer.MAX_VALUE);
    }

    private static boolean isPort(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
