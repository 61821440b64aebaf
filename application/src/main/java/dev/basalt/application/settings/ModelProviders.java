package dev.basalt.application.settings;

import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses the provider of models: a built-in one or one that the user has configured. */
final class ModelProviders {

    /** The API of an entry that names none (codex 0.23.0 compatibility). */
    private static final String DEFAULT_API = "chat";

    private final Map<String, String> environment;
    private final ModelApis apis;

    /**
     * @param environment the variables of the process
     */
    ModelProviders(Map<String, String> environment, ModelApis apis) {
        this.environment = environment;
        this.apis = apis;
    }

    /** Returns the provider that is configured. */
    Either<SettingsError, ProviderSettings> chosen(CheckedConfig config) {
        Optional<SettingsError> wrong = unknownApi(config);
        return wrong.isPresent() ? Either.left(wrong.get()) : find(config);
    }

    private Either<SettingsError, ProviderSettings> find(CheckedConfig config) {
        String id = config.text("model_provider");
        Optional<BuiltInProvider> fixed = apis.fixed(id, environment);
        if (fixed.isPresent()) {
            return checked(fixed.get());
        }
        return config.entry("model_providers", id)
                .map(entry -> configured(id, entry))
                .or(() -> apis.builtIn(id, environment).map(ModelProviders::checked))
                .orElseGet(() -> Either.left(notFound(id, config)));
    }

    private static Either<SettingsError, ProviderSettings> checked(BuiltInProvider provider) {
        ProviderSettings settings = provider.settings();
        return HttpAddress.check(
                        settings.baseUrl(),
                        provider.addressVariable()
                                .map(_ -> new Place("environment", Optional.empty()))
                                .orElse(Place.BUILT_IN),
                        provider.addressVariable().orElse(settings.id()))
                .map(settings::at);
    }

    private Optional<SettingsError> unknownApi(CheckedConfig config) {
        return config.entries("model_providers").entrySet().stream()
                .flatMap(each -> unknownApi(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private Optional<SettingsError> unknownApi(String id, CheckedConfig entry) {
        return entry.textIfSet("wire_api")
                .filter(word -> apis.find(word).isEmpty())
                .map(word ->
                        SettingsError.at(
                                entry.placeOf("wire_api"),
                                "model_providers." + id + ".wire_api",
                                "unknown variant `"
                                        + word
                                        + "`, expected "
                                        + ConfigCheck.oneOf(apis.words())));
    }

    private static SettingsError notFound(String id, CheckedConfig config) {
        return SettingsError.at(
                config.placeOf("model_provider"),
                "model_provider",
                "Model provider `" + id + "` not found");
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
        String wireApi = entry.textIfSet("wire_api").orElse(DEFAULT_API);
        Optional<String> address = entry.textIfSet("base_url");
        // a key is for one address: it goes nowhere else
        Optional<ProviderSettings> home =
                address.isPresent() ? Optional.empty() : apis.find(wireApi).flatMap(ModelApi::home);
        return address.or(() -> home.map(ProviderSettings::baseUrl))
                .map(url ->
                        HttpAddress.check(
                                        url,
                                        entry.placeOf("base_url"),
                                        "model_providers." + id + ".base_url")
                                .map(checked -> configured(id, checked, wireApi, home, entry)))
                .orElseGet(() -> Either.left(noAddress(id, entry)));
    }

    private static SettingsError noAddress(String id, CheckedConfig entry) {
        return SettingsError.at(
                entry.table().place(), "model_providers." + id, "missing field `base_url`");
    }

    /** A call must not be able to send the credential of the user's account elsewhere. */
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

    private static int times(CheckedConfig entry, String key, int otherwise) {
        return (int) Math.min(entry.countIfSet(key).orElse(otherwise), Integer.MAX_VALUE);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
