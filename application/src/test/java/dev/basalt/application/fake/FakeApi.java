package dev.basalt.application.fake;

import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.auth.AccountService;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API that declares what a test says and is asked for no response.
 *
 * @param fixed an API's provider that the configuration can't replace
 * @param families what it knows of models, by their names
 */
public record FakeApi(
        String wireApi,
        Optional<ProviderSettings> home,
        Optional<BuiltInProvider> fixed,
        Map<String, ModelFamily> families)
        implements ModelApi {

    private static final String ADDRESS = "https://api.openai.com/v1";

    /** The service of the account that tests are signed in to. */
    public static final AccountService ACCOUNT =
            new AccountService(
                    ADDRESS,
                    "https://chatgpt.com/backend-api/codex",
                    Set.of("api.openai.com", "chatgpt.com"),
                    "version");

    /** An API without a provider of its own. */
    public FakeApi(String wireApi) {
        this(wireApi, Optional.empty(), Optional.empty(), Map.of());
    }

    /** An API with a provider of its own. */
    public static FakeApi at(ProviderSettings home) {
        return new FakeApi(home.wireApi(), Optional.of(home), Optional.empty(), Map.of());
    }

    /** The API with the provider that is chosen where nothing is configured. */
    public static FakeApi withDefaultProvider() {
        return new FakeApi(
                "responses",
                Optional.of(provider(ADDRESS, "responses", false)),
                Optional.of(
                        BuiltInProvider.fixed(
                                provider(ADDRESS, "responses", true), "OPENAI_BASE_URL")),
                Map.of());
    }

    /** Both APIs that are named in the configuration without any adapter. */
    public static ModelApis standard() {
        return new ModelApis(
                List.of(withDefaultProvider(), FakeApi.at(provider(ADDRESS, "chat", false))));
    }

    /** The provider that is chosen where nothing is configured. */
    public static ProviderSettings provider(String address, String wireApi, boolean usesAccount) {
        return new ProviderSettings(
                "openai",
                "OpenAI",
                address,
                wireApi,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                ProviderSettings.REQUEST_RETRIES,
                ProviderSettings.STREAM_RETRIES,
                ProviderSettings.STREAM_IDLE_TIMEOUT,
                usesAccount);
    }

    @Override
    public List<BuiltInProvider> providers(Map<String, String> environment) {
        return fixed.map(provider -> List.of(at(provider, environment)))
                .orElseGet(() -> ModelApi.super.providers(environment));
    }

    private static BuiltInProvider at(BuiltInProvider provider, Map<String, String> environment) {
        if (provider.replaceable()) {
            return provider;
        }
        String address =
                environment.getOrDefault(
                        provider.addressVariable().orElse(""), provider.settings().baseUrl());
        return new BuiltInProvider(
                provider.settings().at(address),
                provider.addressVariable(),
                provider.replaceable());
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return Optional.ofNullable(families.get(model));
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        throw new AssertionError("asked for a response");
    }
}
