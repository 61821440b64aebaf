package dev.basalt.application.settings;

import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.ProviderKeys;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;
import dev.basalt.domain.settings.type.SettingTypes;

import io.vavr.control.Either;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses the provider of models: a built-in one or one that the user has configured. */
final class ModelProviders {

    private static final String RESPONSES = "responses";
    private static final String CHAT = "chat";

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
        String id = config.get(ModelKeys.MODEL_PROVIDER);
        Optional<BuiltInProvider> fixed = apis.fixed(id, environment);
        if (fixed.isPresent()) {
            return checked(fixed.get());
        }
        return config.entry(ProviderKeys.PROVIDER, id)
                .map(entry -> configured(id, entry))
                .or(() -> apis.builtIn(id, environment).map(this::checked))
                .orElseGet(() -> Either.left(notFound(id, config)));
    }

    private Either<SettingsError, ProviderSettings> checked(BuiltInProvider provider) {
        ProviderSettings settings = provider.settings();
        if (settings.baseUrl().isEmpty()) {
            return Either.left(unplaced(provider));
        }
        return HttpAddress.check(
                        settings.baseUrl(),
                        provider.addressVariable()
                                .map(_ -> new Place("environment", Optional.empty()))
                                .orElse(Place.BUILT_IN),
                        provider.addressVariable().orElse(settings.id()))
                .map(settings::at);
    }

    private SettingsError unplaced(BuiltInProvider provider) {
        String id = provider.settings().id();
        String variable = provider.addressVariable().orElse("");
        return SettingsError.at(
                new Place("config.toml", Optional.empty()),
                ProviderKeys.PROVIDER.name(id),
                "the address of provider `"
                        + id
                        + "` is not known"
                        + (variable(variable).isPresent()
                                ? ", since the variable "
                                        + variable
                                        + " is not a plain name: set it"
                                : ": set the variable " + variable + " to a plain name")
                        + ", or `base_url`");
    }

    private Optional<SettingsError> unknownApi(CheckedConfig config) {
        return config.entries(ProviderKeys.PROVIDER).entrySet().stream()
                .flatMap(each -> unknownApi(each.getKey(), each.getValue()).stream())
                .findFirst();
    }

    private Optional<SettingsError> unknownApi(String id, CheckedConfig entry) {
        return entry.value(ProviderKeys.WIRE_API)
                .filter(_ -> entry.find(ProviderKeys.WIRE_API).flatMap(apis::find).isEmpty())
                .flatMap(word ->
                        SettingTypes.oneOf(apis.words())
                                .check(word, ProviderKeys.WIRE_API.name(id)));
    }

    private static SettingsError notFound(String id, CheckedConfig config) {
        return SettingsError.at(
                config.placeOf(ModelKeys.MODEL_PROVIDER),
                ModelKeys.MODEL_PROVIDER.name(),
                "Model provider `" + id + "` not found");
    }

    private Either<SettingsError, ProviderSettings> configured(String id, CheckedConfig entry) {
        Optional<SettingsError> redirected = ProviderAuth.redirected(id, entry);
        if (redirected.isPresent()) {
            return Either.left(redirected.get());
        }
        Optional<SettingsError> wrong = ProviderAuth.commandError(id, entry);
        if (wrong.isPresent()) {
            return Either.left(wrong.get());
        }
        Optional<String> address = entry.find(ProviderKeys.BASE_URL);
        return address.map(url -> at(id, url, entry)).orElseGet(() -> overPreset(id, entry));
    }

    /** An entry with an address of its own; no key of another address goes there. */
    private Either<SettingsError, ProviderSettings> at(String id, String url, CheckedConfig entry) {
        return HttpAddress.check(
                        url, entry.placeOf(ProviderKeys.BASE_URL), ProviderKeys.BASE_URL.name(id))
                .map(address ->
                        configured(
                                id,
                                address,
                                entry.find(ProviderKeys.WIRE_API).orElse(apiAt(address)),
                                Optional.empty(),
                                entry));
    }

    /**
     * An entry without an address changes the built-in provider of its name, or else the one that
     * its API comes from.
     */
    private Either<SettingsError, ProviderSettings> overPreset(String id, CheckedConfig entry) {
        Optional<String> word = entry.find(ProviderKeys.WIRE_API);
        Optional<Either<SettingsError, ProviderSettings>> preset =
                apis.builtIn(id, environment).map(this::checked);
        return preset.or(() ->
                        apis.find(word.orElse(RESPONSES))
                                .flatMap(ModelApi::home)
                                .map(Either::right))
                .orElseGet(() -> Either.left(noAddress(id, entry)))
                .map(base ->
                        configured(
                                id,
                                base.baseUrl(),
                                word.orElse(base.wireApi()),
                                Optional.of(base),
                                entry));
    }

    /** OpenAI offers its newer models over one of its APIs only; others follow the older one. */
    private String apiAt(String address) {
        return apis.find(RESPONSES)
                .flatMap(ModelApi::home)
                .filter(home -> HttpAddress.isOnHostOf(home.baseUrl(), address))
                .map(ProviderSettings::wireApi)
                .orElse(CHAT);
    }

    private static SettingsError noAddress(String id, CheckedConfig entry) {
        return SettingsError.at(
                entry.table().place(), ProviderKeys.PROVIDER.name(id), "missing field `base_url`");
    }

    private ProviderSettings configured(
            String id,
            String baseUrl,
            String wireApi,
            Optional<ProviderSettings> home,
            CheckedConfig entry) {
        Map<String, String> headers = new LinkedHashMap<>();
        home.map(ProviderSettings::headers).ifPresent(headers::putAll);
        entry.find(ProviderKeys.HTTP_HEADERS).ifPresent(headers::putAll);
        entry.find(ProviderKeys.ENV_HTTP_HEADERS)
                .orElse(Map.of())
                .forEach((header, name) ->
                        variable(name).ifPresent(value -> headers.put(header, value)));
        return new ProviderSettings(
                id,
                entry.find(ProviderKeys.NAME)
                        .or(() ->
                                home.filter(preset -> preset.id().equals(id))
                                        .map(ProviderSettings::name))
                        .orElse(id),
                baseUrl,
                wireApi,
                entry.find(ProviderKeys.ENV_KEY).or(() -> home.flatMap(ProviderSettings::envKey)),
                entry.find(ProviderKeys.ENV_KEY_INSTRUCTIONS)
                        .or(() -> home.flatMap(ProviderSettings::envKeyInstructions)),
                entry.find(ProviderKeys.BEARER_TOKEN)
                        .map(String::strip)
                        .filter(token -> !token.isEmpty()),
                ProviderAuth.tokenCommand(entry),
                ProviderAuth.scheme(entry, home.flatMap(ProviderSettings::authScheme)),
                Optional.empty(),
                entry.find(ProviderKeys.QUERY_PARAMS).orElse(Map.of()),
                headers,
                times(entry, ProviderKeys.REQUEST_MAX_RETRIES),
                times(entry, ProviderKeys.STREAM_MAX_RETRIES),
                Duration.ofMillis(entry.get(ProviderKeys.STREAM_IDLE_TIMEOUT_MS)),
                entry.get(ProviderKeys.REQUIRES_OPENAI_AUTH));
    }

    private static int times(CheckedConfig entry, SettingKey<Long> key) {
        return (int) Math.min(entry.get(key), Integer.MAX_VALUE);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
