package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.auth.ModelCredentials.Access;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.FakeClouds;
import dev.basalt.application.fake.FakeCommandRunner;
import dev.basalt.application.fake.FakeTime;
import dev.basalt.application.fake.NoInstructionFiles;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ModelCredentialsTest {

    private static final ModelError REFUSAL = new ModelError.Unauthorized("bad credential");
    private static final Optional<Credential> STORED_KEY = Optional.of(key("sk-stored"));

    private final Map<String, String> environment = new LinkedHashMap<>();
    private ConfigTable file = ConfigTable.empty(Place.BUILT_IN);
    private final FakeCommandRunner commands = new FakeCommandRunner();
    private final CommandTokens tokens =
            new CommandTokens(commands, Map.of("HOME", "/root"), Path.of("/srv"), new FakeTime());
    private final FakeClouds clouds = new FakeClouds();
    private AuthFixture auth = new AuthFixture(Credentials.key("sk-stored"));

    @Nested
    class OpenAi {

        @Test
        void receivesTheStoredKey() {
            assertEquals(STORED_KEY, credential());
            assertEquals("https://api.openai.com/v1", access().get().provider().baseUrl());
        }

        @Test
        void isNotCalledWhenNobodyIsSignedIn() {
            auth = new AuthFixture(Credentials.NONE);

            assertEquals(
                    Either.left(
                            new ModelError.NoCredential(
                                    "Not signed in. Sign in with `basalt login`, or set"
                                            + " OPENAI_API_KEY in the environment of the server.")),
                    access());
        }

        @Test
        void isCalledWithoutACredentialAtAnotherAddress() {
            environment.put("OPENAI_BASE_URL", "http://localhost:1/v1");
            auth = new AuthFixture(Credentials.NONE);

            assertEquals(Optional.empty(), credential());
        }

        @Test
        void receivesTheTokensOfChatGptAtAnotherAddress() {
            auth = new AuthFixture(AuthFixture.tokens());

            assertEquals(
                    Optional.of(
                            new Credential(
                                    "access-1", Optional.of("account-1"), Optional.of("pro"))),
                    credential());
            assertEquals(
                    "https://chatgpt.com/backend-api/codex", access().get().provider().baseUrl());
        }

        @Test
        void receivesTheClientVersionWithATokenOnly() {
            set("chatgpt_client_version", "0.180.0");

            assertEquals(Map.of(), access().get().provider().headers());

            auth = new AuthFixture(AuthFixture.tokens());

            assertEquals(Map.of("version", "0.180.0"), access().get().provider().headers());
        }

        @Test
        void receivesTheTokensOfChatGptAtAConfiguredAddress() {
            environment.put("OPENAI_BASE_URL", "http://localhost:1/v1");
            auth = new AuthFixture(AuthFixture.tokens());

            assertEquals("http://localhost:1/v1", access().get().provider().baseUrl());
            assertEquals(true, credential().isPresent());
        }

        @Test
        void isNotCalledWithUnreadableCredentials() {
            auth.store.breakWith(new AuthError.Unreadable("auth.json", "not JSON"));

            assertEquals(
                    Either.left(
                            new ModelError.NoCredential(
                                    "auth.json: not JSON (sign in again with basalt login to"
                                            + " replace it)")),
                    access());
        }
    }

    @Nested
    class AnotherProvider {

        @Test
        void receivesTheKeyThatItsConfigurationNames() {
            provider("https://other.example/v1").set("model_providers.p.env_key", "OTHER_KEY");
            environment.put("OTHER_KEY", "other-1\n");

            assertEquals(Optional.of(key("other-1")), credential());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void isNotCalledWithoutTheKeyThatItsConfigurationNames(String value) {
            provider("https://other.example/v1")
                    .set("model_providers.p.env_key", "OTHER_KEY")
                    .set("model_providers.p.env_key_instructions", "Ask for one.");
            environment.put("OTHER_KEY", value);

            assertEquals(
                    Either.left(
                            new ModelError.MissingKey("OTHER_KEY", Optional.of("Ask for one."))),
                    access());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://other.example/v1",
                    "http://localhost:8080/v1",
                    "https://api.openai.com.evil.example/v1",
                    "https://api.openai.com@evil.example/v1",
                    "http://api.openai.com/v1",
                    "https://evil.example/api.openai.com",
                })
        void neverReceivesTheCredentialOfOpenAi(String url) {
            provider(url);

            assertEquals(Optional.empty(), credential());
        }

        @Test
        void doesNotNeedReadableCredentialsOfOpenAi() {
            provider("https://other.example/v1");
            auth.store.breakWith(new AuthError.Unreadable("auth.json", "not JSON"));

            assertEquals(Optional.empty(), credential());
        }

        @Test
        void receivesTheCredentialOfOpenAiWhenItsConfigurationRequiresIt() {
            provider("https://gateway.example/v1")
                    .set("model_providers.p.requires_openai_auth", true);

            assertEquals(STORED_KEY, credential());
        }

        @Test
        void receivesTheCredentialOfOpenAiWhenItIsOpenAi() {
            provider("https://api.openai.com/v1");

            assertEquals(STORED_KEY, credential());
        }

        @Test
        void fallsBackToTheCredentialOfOpenAiWhereItMay() {
            provider("https://api.openai.com/v1").set("model_providers.p.env_key", "UNSET");

            assertEquals(STORED_KEY, credential());
        }

        private ModelCredentialsTest provider(String url) {
            return set("model_provider", "p")
                    .set("model_providers.p.name", "P")
                    .set("model_providers.p.base_url", url);
        }
    }

    @Nested
    class ARefusedCredential {

        @Test
        void isRenewedWhenItIsAToken() {
            auth = new AuthFixture(AuthFixture.tokens());

            assertEquals(
                    Either.right(
                            Optional.of(
                                    new Credential(
                                            "access-2",
                                            Optional.of("account-1"),
                                            Optional.of("pro")))),
                    credentials()
                            .renew(settings(), access().get(), REFUSAL)
                            .map(Access::credential));
        }

        @Test
        void requiresANewSignInWhenTheIssuerRefusesToo() {
            auth = new AuthFixture(AuthFixture.tokens());
            auth.issuer.failWith(new AuthError.Refused("invalid_grant: Too old."));

            assertEquals(
                    noCredential(
                            "the sign-in with ChatGPT has ended, please sign in again (basalt"
                                    + " login): invalid_grant: Too old."),
                    credentials().renew(settings(), access().get(), REFUSAL));
        }

        @Test
        void requiresANewSignInWhenItWasDeletedMeanwhile() {
            auth = new AuthFixture(AuthFixture.tokens());
            Access before = access().get();
            auth.store.clear();

            assertEquals(
                    noCredential(
                            "the sign-in with ChatGPT has ended, please sign in again (basalt"
                                    + " login): Token data is not available."),
                    credentials().renew(settings(), before, REFUSAL));
        }

        @Test
        void isRetriedLaterWhenTheIssuerIsUnreachable() {
            auth = new AuthFixture(AuthFixture.tokens());
            auth.issuer.failWith(
                    new AuthError.IssuerUnreachable(
                            "https://issuer.example", "connection refused"));

            assertEquals(
                    noCredential(
                            "the sign-in with ChatGPT could not be renewed:"
                                    + " https://issuer.example: connection refused"),
                    credentials().renew(settings(), access().get(), REFUSAL));
        }

        @Test
        void isNotRenewedWhenItIsAKeyAndTheProvidersErrorIsKept() {
            assertEquals(
                    Either.left(REFUSAL), credentials().renew(settings(), access().get(), REFUSAL));
        }
    }

    @Nested
    class AProviderWithACommand {

        @Test
        void receivesWhatTheCommandPrints() {
            withCommand();
            commands.ends(0, "t0ken\n");

            assertEquals(Optional.of(key("t0ken")), credential());
            assertEquals(List.of("print-token"), commands.requests().getFirst().argv());
        }

        @Test
        void receivesItRatherThanAKey() {
            withCommand().set("model_providers.mine.env_key", "MINE");
            environment.put("MINE", "key");
            commands.ends(0, "t0ken");

            assertEquals(Optional.of(key("t0ken")), credential());
        }

        @Test
        void receivesAnotherWhenItRefusedOne() {
            withCommand();
            commands.ends(0, "old").ends(0, "new");
            Access refused = access().get();

            assertEquals(
                    Optional.of(key("new")),
                    credentials().renew(settings(), refused, REFUSAL).get().credential());
        }

        private ModelCredentialsTest withCommand() {
            return set("model_provider", "mine")
                    .set("model_providers.mine.base_url", "https://mine.example")
                    .set("model_providers.mine.auth.command", "print-token");
        }
    }

    @Nested
    class AProviderOfACloud {

        @Test
        void isAskedWithTheCredentialsOfItsScheme() {
            withScheme();
            clouds.grants("granted", Instant.MAX);

            Access access = access().get();

            assertEquals(Optional.empty(), access.credential());
            assertEquals(
                    Optional.of(new FakeClouds.Named("granted")),
                    access.provider().authorization());
            assertEquals(List.of("https://here-1.cloud.example"), clouds.asked());
        }

        @Test
        void isAskedWithItsKeyWhereThereIsOne() {
            withScheme().set("model_providers.mine.env_key", "MINE");
            environment.put("MINE", "key");

            Access access = access().get();

            assertEquals(Optional.of(key("key")), access.credential());
            assertEquals(Optional.empty(), access.provider().authorization());
            assertEquals("https://here-1.cloud.example", access.provider().baseUrl());
            assertEquals(List.of(), clouds.asked());
        }

        @Test
        void isAskedWithWhatACommandPrintsWhereThereIsOne() {
            withScheme().set("model_providers.mine.auth.command", "print-token");
            commands.ends(0, "t0ken");

            assertEquals(Optional.of(key("t0ken")), credential());
            assertEquals(List.of(), clouds.asked());
        }

        @Test
        void namesBothWaysWhenThereIsNeither() {
            withScheme()
                    .set("model_providers.mine.env_key", "MINE")
                    .set("model_providers.mine.env_key_instructions", "Keys grow on trees.");

            assertEquals(
                    noCredential("There are no credentials. Or set MINE. Keys grow on trees."),
                    access());
        }

        @Test
        void isAskedWithOtherCredentialsWhenItRefusedSome() {
            withScheme();
            clouds.grants("old", Instant.MAX).grants("new", Instant.MAX);
            ModelCredentials credentials = credentials();
            Access refused = credentials.access(settings()).get();

            assertEquals(
                    Optional.of(new FakeClouds.Named("new")),
                    credentials
                            .renew(settings(), refused, REFUSAL)
                            .get()
                            .provider()
                            .authorization());
        }

        private ModelCredentialsTest withScheme() {
            return set("model_provider", "mine")
                    .set("model_providers.mine.base_url", "https://$region.cloud.example")
                    .set("model_providers.mine.auth_scheme", "aws-sigv4");
        }
    }

    private Optional<Credential> credential() {
        return access().get().credential();
    }

    private Either<ModelError, Access> access() {
        return credentials().access(settings());
    }

    private ModelCredentials credentials() {
        return new ModelCredentials(
                auth.current,
                tokens,
                new CloudAccess(() -> clouds, new FakeTime()),
                environment,
                FakeApi.ACCOUNT);
    }

    private Settings settings() {
        return new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                () -> Either.right(file),
                                List.of()),
                        new NoInstructionFiles(),
                        environment,
                        FakeApi.standard(),
                        Path.of("/srv"))
                .handle(ConversationOptions.NONE)
                .get();
    }

    private ModelCredentialsTest set(String key, Object value) {
        file =
                file.with(
                        ConfigOverride.pathOf(key),
                        value instanceof Boolean truth
                                ? new ConfigValue.Truth(truth, Place.BUILT_IN)
                                : new ConfigValue.Text(value.toString(), Place.BUILT_IN));
        return this;
    }

    private static Either<ModelError, Access> noCredential(String reason) {
        return Either.left(new ModelError.NoCredential(reason));
    }

    private static Credential key(String key) {
        return new Credential(key, Optional.empty());
    }
}
