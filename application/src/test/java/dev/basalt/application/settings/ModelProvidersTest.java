package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.fake.FakeApi;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.TokenCommand;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ModelProvidersTest {

    private static final ProviderSettings HOME =
            ProviderSettings.withKey(
                    "lighthouse",
                    "Lighthouse",
                    "https://semaphore.example/v3",
                    "semaphore",
                    "SEMAPHORE_KEY",
                    "Wave twice.");

    private final ConfigFixture config = new ConfigFixture();

    @Nested
    class WithOpenAisCredential {

        @Test
        void isSetInTheFile() {
            config.file("model_provider", "mine")
                    .file("model_providers.mine.name", "Mine")
                    .file("model_providers.mine.base_url", "https://mine.example")
                    .file("model_providers.mine.requires_openai_auth", true);

            assertTrue(config.settings().provider().usesAccount());
        }

        @ParameterizedTest
        @MethodSource("dev.basalt.application.settings.ModelProvidersTest#redirections")
        void isNotChosenByACall(Map<String, Object> call) {
            config.file("model_provider", "mine")
                    .file("model_providers.mine.name", "Mine")
                    .file("model_providers.mine.base_url", "https://mine.example")
                    .file("model_providers.mine.requires_openai_auth", true);

            assertEquals(
                    "a provider with `requires_openai_auth` can only be set in config.toml or"
                            + " with -c in `model_providers."
                            + call.getOrDefault("model_provider", "mine")
                            + "` (argument config)",
                    config.error(OptionsFixture.config(call)).message());
        }
    }

    static Stream<Map<String, Object>> redirections() {
        return Stream.of(
                Map.of("model_providers.mine.base_url", "https://evil.example"),
                Map.of(
                        "model_providers.mine",
                        Map.of(
                                "name", "Mine",
                                "base_url", "https://evil.example",
                                "requires_openai_auth", true)),
                Map.of(
                        "model_provider",
                        "new",
                        "model_providers.new",
                        Map.of(
                                "name", "New",
                                "base_url", "https://evil.example",
                                "requires_openai_auth", true)));
    }

    @Nested
    class AProviderThatIsFixed {

        @Test
        void isReachedWhereTheEnvironmentSays() {
            config.variable("OPENAI_BASE_URL", "http://localhost:8080/v1/");

            assertEquals("http://localhost:8080/v1", config.settings().provider().baseUrl());
        }

        @Test
        void refusesAnAddressThatIsNone() {
            config.variable("OPENAI_BASE_URL", "localhost");

            assertEquals(
                    "invalid value: expected an http or https address in `OPENAI_BASE_URL`"
                            + " (environment)",
                    config.error().message());
        }

        @Test
        void isNotChangedByAnEntryOfItsName() {
            config.file("model_providers.openai.name", "Evil")
                    .file("model_providers.openai.base_url", "https://evil.example");

            assertEquals("https://api.openai.com/v1", config.settings().provider().baseUrl());
        }
    }

    @Nested
    class AProviderThatIsAtHomeInItsApi {

        @Test
        void needsNoEntry() {
            config.home(HOME).file("model_provider", "lighthouse");

            assertEquals(HOME, config.settings().provider());
        }

        @Test
        void givesWayToAnEntryOfItsName() {
            config.home(HOME)
                    .file("model_provider", "lighthouse")
                    .file("model_providers.lighthouse.name", "Another")
                    .file("model_providers.lighthouse.base_url", "https://another.example")
                    .file("model_providers.lighthouse.wire_api", "semaphore");

            assertEquals("https://another.example", config.settings().provider().baseUrl());
        }
    }

    @Nested
    class APresetWithAnEntryOfItsName {

        @Test
        void keepsWhatTheEntryDoesNotSay() {
            config.home(HOME)
                    .file("model_provider", "lighthouse")
                    .file("model_providers.lighthouse.stream_max_retries", 0);

            ProviderSettings provider = config.settings().provider();

            assertEquals("Lighthouse", provider.name());
            assertEquals("https://semaphore.example/v3", provider.baseUrl());
            assertEquals("semaphore", provider.wireApi());
            assertEquals(Optional.of("SEMAPHORE_KEY"), provider.envKey());
            assertEquals(0, provider.streamMaxRetries());
        }

        @Test
        void sendsItsKeyToNoAddressOfTheEntry() {
            config.home(HOME)
                    .file("model_provider", "lighthouse")
                    .file("model_providers.lighthouse.base_url", "https://another.example");

            ProviderSettings provider = config.settings().provider();

            assertEquals("chat", provider.wireApi());
            assertEquals(Optional.empty(), provider.envKey());
        }
    }

    @Nested
    class APresetWhoseAddressDependsOnAVariable {

        private final FakeApi telegraph =
                new FakeApi(
                        "telegraph",
                        Optional.empty(),
                        Optional.of(
                                BuiltInProvider.placed(
                                        ProviderSettings.withKey(
                                                "wire", "Wire", "", "telegraph", "WIRE_KEY", ""),
                                        "WIRE_OFFICE")),
                        Map.of());

        @Test
        void namesTheVariableThatIsNotSet() {
            config.api(telegraph).file("model_provider", "wire");

            assertEquals(
                    "the address of provider `wire` is not known: set the variable WIRE_OFFICE to a"
                            + " plain name, or `base_url` in `model_providers.wire`"
                            + " (config.toml)",
                    config.error().message());
        }

        @Test
        void namesTheVariableThatIsNoPlainName() {
            config.api(telegraph).variable("WIRE_OFFICE", "a/b").file("model_provider", "wire");

            assertEquals(
                    "the address of provider `wire` is not known, since the variable"
                            + " WIRE_OFFICE is not a plain name: set it, or `base_url` in"
                            + " `model_providers.wire` (config.toml)",
                    config.error().message());
        }

        @Test
        void takesTheAddressOfAnEntry() {
            config.api(telegraph)
                    .file("model_provider", "wire")
                    .file("model_providers.wire.base_url", "https://office.example")
                    .file("model_providers.wire.wire_api", "telegraph");

            assertEquals("https://office.example", config.settings().provider().baseUrl());
        }
    }

    @Nested
    class AnEntryOfTheUser {

        @Test
        void hasDefaultsForAllButItsName() {
            entry("name", "Mine");

            assertEquals(
                    new ProviderSettings(
                            "mine",
                            "Mine",
                            "https://api.openai.com/v1",
                            "responses",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            Map.of(),
                            4,
                            5,
                            Duration.ofMinutes(5),
                            false),
                    config.settings().provider());
        }

        @ParameterizedTest
        @CsvSource({
            "https://api.openai.com/v1, responses",
            "https://API.openai.com/v1/, responses",
            "https://api.openai.com:443/v1, responses",
            "https://eu.api.openai.com/v1, responses",
            "https://notapi.openai.com/v1, chat",
            "https://api.openai.com:8443/v1, chat",
            "https://api.openai.com.example/v1, chat",
            "https://gateway.example/v1, chat",
        })
        void speaksTheNewerApiAtOpenAisAddressUnlessItSaysOtherwise(String url, String wireApi) {
            entry("base_url", url);

            assertEquals(wireApi, config.settings().provider().wireApi());
        }

        @Test
        void speaksTheOlderApiAtOpenAisAddressIfItSaysSo() {
            entry("base_url", "https://api.openai.com/v1")
                    .file("model_providers.mine.wire_api", "chat");

            assertEquals("chat", config.settings().provider().wireApi());
        }

        @Test
        void isTakenUnchanged() {
            entry("name", "Mine")
                    .file("model_providers.mine.base_url", "https://my_host.example/v2")
                    .file("model_providers.mine.wire_api", "responses")
                    .file("model_providers.mine.env_key", "MY_KEY")
                    .file("model_providers.mine.env_key_instructions", "ask me")
                    .file("model_providers.mine.query_params.api-version", "2025")
                    .file("model_providers.mine.http_headers.X-Team", "blue")
                    .file("model_providers.mine.request_max_retries", 0)
                    .file("model_providers.mine.stream_max_retries", 1)
                    .file("model_providers.mine.stream_idle_timeout_ms", 2)
                    .file("model_providers.mine.requires_openai_auth", true);

            assertEquals(
                    new ProviderSettings(
                            "mine",
                            "Mine",
                            "https://my_host.example/v2",
                            "responses",
                            Optional.of("MY_KEY"),
                            Optional.of("ask me"),
                            Map.of("api-version", "2025"),
                            Map.of("X-Team", "blue"),
                            0,
                            1,
                            Duration.ofMillis(2),
                            true),
                    config.settings().provider());
        }

        @Test
        void takesHeadersFromTheEnvironmentUnlessTheyAreBlankThere() {
            entry("name", "Mine")
                    .file("model_providers.mine.env_http_headers.X-Set", "SET")
                    .file("model_providers.mine.env_http_headers.X-Blank", "BLANK")
                    .file("model_providers.mine.env_http_headers.X-Unset", "UNSET")
                    .variable("SET", "yes")
                    .variable("BLANK", " ");

            assertEquals(Map.of("X-Set", "yes"), config.settings().provider().headers());
        }

        @Test
        void isNamedByItsIdUnlessItHasAName() {
            entry("base_url", "https://x.example");

            assertEquals("mine", config.settings().provider().name());
        }

        @Test
        void mayHaveItsCredentialInTheFile() {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.experimental_bearer_token", "s3cret");

            assertEquals(Optional.of("s3cret"), config.settings().provider().token());
        }

        @Test
        void mayNameACommandThatPrintsItsCredential() {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.auth.command", "vault")
                    .file("model_providers.mine.auth.args", List.of("read", "token"))
                    .file("model_providers.mine.auth.timeout_ms", 9)
                    .file("model_providers.mine.auth.refresh_interval_ms", 0);

            assertEquals(
                    Optional.of(
                            new TokenCommand(
                                    List.of("vault", "read", "token"),
                                    Optional.empty(),
                                    Duration.ofMillis(9),
                                    Duration.ZERO)),
                    config.settings().provider().tokenCommand());
        }

        @Test
        void mayNameACommandWithoutAnythingElse() {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.auth.command", "vault");

            assertEquals(
                    Optional.of(
                            new TokenCommand(
                                    List.of("vault"),
                                    Optional.empty(),
                                    Duration.ofSeconds(5),
                                    Duration.ofMinutes(5))),
                    config.settings().provider().tokenCommand());
        }

        @Test
        void namesTheProgramThatPrintsItsCredential() {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.auth.args", List.of("read"));

            assertEquals(
                    "missing field `command` in `model_providers.mine.auth` (config.toml, line 3)",
                    config.error().message());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void namesAProgramThatIsNotEmpty(String command) {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.auth.command", command);

            assertEquals(
                    "invalid value: expected the name of a program, found an empty text in"
                            + " `model_providers.mine.auth.command` (config.toml, line 3)",
                    config.error().message());
        }

        @ParameterizedTest
        @CsvSource({
            "model_providers.mine.base_url, https://evil.example",
            "model_providers.mine.auth.command, evil",
            "model_providers.mine.auth.cwd, /evil",
        })
        void letsNoCallChangeTheCommandOrWhereItsCredentialGoes(String key, String value) {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.auth.command", "vault");

            assertEquals(
                    "a provider with `auth` can only be set in config.toml or with -c in"
                            + " `model_providers.mine` (argument config)",
                    config.error(OptionsFixture.config(Map.of(key, value))).message());
        }

        @Test
        void givesItsCredentialToNoAddressOfACall() {
            entry("base_url", "https://x.example")
                    .file("model_providers.mine.experimental_bearer_token", "s3cret");

            assertEquals(
                    "a provider with `experimental_bearer_token` can only be set in config.toml or"
                            + " with -c in `model_providers.mine` (argument config)",
                    config.error(
                                    OptionsFixture.config(
                                            Map.of(
                                                    "model_providers.mine.base_url",
                                                    "https://evil.example")))
                            .message());
        }

        @ParameterizedTest
        @ValueSource(strings = {"x.example/v1", "ftp://x.example", "https://", "http://a b"})
        void needsAnAddressThatIsOne(String url) {
            entry("name", "Mine").file("model_providers.mine.base_url", url);

            assertEquals(
                    "invalid value: expected an http or https address in"
                            + " `model_providers.mine.base_url` (config.toml, line 3)",
                    config.error().message());
        }

        @Test
        void mayNameAnApiThatAnAdapterAdds() {
            config.home(HOME);
            entry("name", "Mine")
                    .file("model_providers.mine.base_url", "https://mine.example")
                    .file("model_providers.mine.wire_api", "semaphore");

            ProviderSettings provider = config.settings().provider();

            assertEquals("semaphore", provider.wireApi());
            assertEquals("https://mine.example", provider.baseUrl());
            // the key for one address goes nowhere else
            assertEquals(Optional.empty(), provider.envKey());
        }

        @Test
        void mayNameAnApiThatIsAtHomeNowhere() {
            config.api(new FakeApi("telegraph"));
            entry("name", "Mine")
                    .file("model_providers.mine.base_url", "https://mine.example")
                    .file("model_providers.mine.wire_api", "telegraph");

            assertEquals("telegraph", config.settings().provider().wireApi());
        }

        @Test
        void needsAnAddressWhenItsApiIsAtHomeNowhere() {
            config.api(new FakeApi("telegraph"));
            entry("name", "Mine").file("model_providers.mine.wire_api", "telegraph");

            assertEquals(
                    "missing field `base_url` in `model_providers.mine` (config.toml, line 2)",
                    config.error().message());
        }

        @Test
        void isWhereItsApiIsAtHomeUnlessItSaysWhere() {
            config.home(HOME);
            entry("name", "Mine").file("model_providers.mine.wire_api", "semaphore");

            ProviderSettings provider = config.settings().provider();

            assertEquals("https://semaphore.example/v3", provider.baseUrl());
            assertEquals(Optional.of("SEMAPHORE_KEY"), provider.envKey());
            assertEquals(Optional.of("Wave twice."), provider.envKeyInstructions());
        }

        @Test
        void namesAnApiThatThereIsEvenWhenItIsNotUsed() {
            config.home(HOME);
            config.file("model_providers.mine.name", "Mine")
                    .file("model_providers.mine.wire_api", "telepathy");

            assertEquals(
                    "expected `responses`, `chat` or `semaphore`, found \"telepathy\""
                            + " in `model_providers.mine.wire_api` (config.toml, line 2)",
                    config.error().message());
        }

        private ConfigFixture entry(String key, String value) {
            return config.file("model_provider", "mine").file("model_providers.mine." + key, value);
        }
    }

    @Nested
    class WithTheCredentialsOfACloud {

        @Test
        void signsRequestsAsConfigured() {
            cloud().file("model_providers.mine.aws.profile", "work")
                    .file("model_providers.mine.aws.region", "eu-west-1")
                    .file("model_providers.mine.aws.service", "bedrock-mantle");

            assertEquals(
                    Optional.of(
                            new AuthScheme.AwsSigV4(
                                    Optional.of("work"),
                                    Optional.of("eu-west-1"),
                                    Optional.of("bedrock-mantle"))),
                    config.settings().provider().authScheme());
        }

        @Test
        void sendsTokensOfGoogle() {
            cloud().file("model_providers.mine.auth_scheme", "google-adc");

            assertEquals(
                    Optional.of(new AuthScheme.GoogleAdc()),
                    config.settings().provider().authScheme());
        }

        @Test
        void keepsTheSchemeOfThePresetThatItChanges() {
            config.home(HOME.with(AuthScheme.AwsSigV4.FOUND))
                    .file("model_provider", "lighthouse")
                    .file("model_providers.lighthouse.aws.profile", "work");

            assertEquals(
                    Optional.of(
                            new AuthScheme.AwsSigV4(
                                    Optional.of("work"), Optional.empty(), Optional.empty())),
                    config.settings().provider().authScheme());
        }

        @Test
        void doesNotSendThemToAnAddressThatReplacesThatOfAPreset() {
            config.home(HOME.with(AuthScheme.AwsSigV4.FOUND))
                    .file("model_provider", "lighthouse")
                    .file("model_providers.lighthouse.base_url", "https://another.example");

            assertEquals(Optional.empty(), config.settings().provider().authScheme());
        }

        @Test
        void hasASchemeThatIsKnown() {
            cloud().file("model_providers.mine.auth_scheme", "aws");

            assertEquals(
                    "expected `aws-sigv4` or `google-adc`, found \"aws\" in"
                            + " `model_providers.mine.auth_scheme` (config.toml, line 4)",
                    config.error().message());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "model_providers.mine.base_url",
                    "model_providers.mine.aws.profile",
                    "model_providers.mine.aws.region",
                    "model_providers.mine.aws.service",
                })
        void isNotRedirectedByACall(String key) {
            cloud();

            assertEquals(
                    "a provider with `auth_scheme` can only be set in config.toml or with -c in"
                            + " `model_providers.mine` (argument config)",
                    config.error(OptionsFixture.config(Map.of(key, "https://evil.example")))
                            .message());
        }

        private ConfigFixture cloud() {
            return config.file("model_provider", "mine")
                    .file("model_providers.mine.base_url", "https://$region.cloud.example")
                    .file("model_providers.mine.auth_scheme", "aws-sigv4");
        }
    }
}
