package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.ANY;
import static dev.basalt.domain.settings.type.SettingTypes.COUNT;
import static dev.basalt.domain.settings.type.SettingTypes.FLAG;
import static dev.basalt.domain.settings.type.SettingTypes.PATH;
import static dev.basalt.domain.settings.type.SettingTypes.SECRET;
import static dev.basalt.domain.settings.type.SettingTypes.TABLE;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.entriesOf;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Model providers that the user adds. */
public final class ProviderKeys {

    /** Requests are signed with the credentials of AWS. */
    public static final String AUTH_SCHEME_AWS = "aws-sigv4";

    /** Requests carry a token from the application default credentials of Google. */
    public static final String AUTH_SCHEME_GOOGLE = "google-adc";

    private static final Declarations KEYS = new Declarations("providers", Scope.CALL);

    public static final SettingKey<ConfigTable> PROVIDER =
            KEYS.key("model_providers.<id>", TABLE)
                    .means("A provider; `<id>` is the name for `model_provider`.");

    public static final SettingKey<String> NAME =
            KEYS.key(PROVIDER.field("name"), TEXT)
                    .otherwise("`<id>`")
                    .means("The name shown to people.");

    public static final SettingKey<String> BASE_URL =
            KEYS.key(PROVIDER.field("base_url"), TEXT)
                    .otherwise("the preset's or the API's own")
                    .means(
                            "The http or https address without the path of the API. Without it, an"
                                + " entry changes the preset of its name, or has the address and"
                                + " the `env_key` of the provider that its API comes from.");

    /** The words depend on the APIs that are wired: {@code ModelProviders} checks them. */
    public static final SettingKey<String> WIRE_API =
            KEYS.key(PROVIDER.field("wire_api"), TEXT)
                    .otherwise("`chat`; `responses` at OpenAI's address; a preset's own")
                    .means(
                            "The API of the provider: `responses`, `chat`, `anthropic` or `gemini`"
                                    + " ([adding-a-provider.md](adding-a-provider.md)).");

    public static final SettingKey<String> ENV_KEY =
            KEYS.key(PROVIDER.field("env_key"), TEXT)
                    .means(
                            "The environment variable with the API key; a turn fails with"
                                    + " `env_key_instructions` when it is unset or blank.");

    public static final SettingKey<String> ENV_KEY_INSTRUCTIONS =
            KEYS.key(PROVIDER.field("env_key_instructions"), TEXT).means("How to get a key.");

    public static final SettingKey<String> BEARER_TOKEN =
            KEYS.key(PROVIDER.field("experimental_bearer_token"), SECRET)
                    .means(
                            "The credential itself, for which `env_key` is the better place; that"
                                    + " takes precedence. A key of later versions of codex.");

    public static final SettingKey<ConfigTable> AUTH =
            KEYS.key(PROVIDER.field("auth"), TABLE)
                    .means(
                            "A command that prints the credential on standard output; it takes"
                                    + " precedence over the other ways. Cannot be set in a call.");

    public static final SettingKey<String> AUTH_COMMAND =
            KEYS.key(AUTH.field("command"), TEXT)
                    .means("The program, started without a shell and outside the sandbox.");

    public static final SettingKey<List<String>> AUTH_ARGS =
            KEYS.key(AUTH.field("args"), listOf(SECRET)).means("Its arguments.");

    public static final SettingKey<Path> AUTH_CWD =
            KEYS.key(AUTH.field("cwd"), PATH)
                    .otherwise("the server's directory")
                    .means("The directory in which it runs.");

    public static final SettingKey<Long> AUTH_TIMEOUT_MS =
            KEYS.key(AUTH.field("timeout_ms"), COUNT)
                    .byDefault(TokenCommand.TIMEOUT.toMillis())
                    .means("After how many milliseconds it is ended.");

    public static final SettingKey<Long> AUTH_REFRESH_INTERVAL_MS =
            KEYS.key(AUTH.field("refresh_interval_ms"), COUNT)
                    .byDefault(TokenCommand.REFRESH_INTERVAL.toMillis())
                    .means(
                            "How many milliseconds a credential is used before it is asked for"
                                    + " again; 0: until the provider refuses it.");

    public static final SettingKey<String> AUTH_SCHEME =
            KEYS.key(
                            PROVIDER.field("auth_scheme"),
                            oneOf(List.of(AUTH_SCHEME_AWS, AUTH_SCHEME_GOOGLE)))
                    .otherwise("the preset's")
                    .means(
                            "The credentials of a cloud that authorize requests without a key:"
                                + " `aws-sigv4` signs them with AWS's credentials, `google-adc`"
                                + " sends a token from Google's application default credentials"
                                + " ([providers.md](providers.md#credentials-of-a-cloud)). Cannot"
                                + " be set in a call.");

    public static final SettingKey<ConfigTable> AWS =
            KEYS.key(PROVIDER.field("aws"), TABLE)
                    .means("Which credentials of AWS sign requests. Cannot be set in a call.");

    public static final SettingKey<String> AWS_PROFILE =
            KEYS.key(AWS.field("profile"), TEXT)
                    .otherwise("variables, `AWS_PROFILE`, or `default`")
                    .means("The profile of AWS's files; it takes precedence over variables.");

    public static final SettingKey<String> AWS_REGION =
            KEYS.key(AWS.field("region"), TEXT)
                    .otherwise("the address's, `AWS_REGION`, or the profile's")
                    .means("The region of the service; `$region` in `base_url` stands for it.");

    public static final SettingKey<String> AWS_SERVICE =
            KEYS.key(AWS.field("service"), TEXT)
                    .otherwise("`bedrock`; `bedrock-mantle` at its address")
                    .means("The name of the service in signatures.");

    static {
        KEYS.key(PROVIDER.field("supports_websockets"), ANY)
                .withoutEffect()
                .means("Basalt does not use WebSockets.");
        KEYS.key(PROVIDER.field("websocket_connect_timeout_ms"), ANY)
                .withoutEffect()
                .means("Basalt does not use WebSockets.");
    }

    public static final SettingKey<Map<String, String>> QUERY_PARAMS =
            KEYS.key(PROVIDER.field("query_params"), entriesOf(SECRET))
                    .means("Query parameters of every request.");

    public static final SettingKey<Map<String, String>> HTTP_HEADERS =
            KEYS.key(PROVIDER.field("http_headers"), entriesOf(SECRET))
                    .means("Headers of every request.");

    public static final SettingKey<Map<String, String>> ENV_HTTP_HEADERS =
            KEYS.key(PROVIDER.field("env_http_headers"), entriesOf(TEXT))
                    .means(
                            "Headers whose values are read from the named environment variables;"
                                    + " blank ones are left out.");

    public static final SettingKey<Long> REQUEST_MAX_RETRIES =
            KEYS.key(PROVIDER.field("request_max_retries"), COUNT)
                    .byDefault((long) ProviderSettings.REQUEST_RETRIES)
                    .means("How often a failed request is retried.");

    public static final SettingKey<Long> STREAM_MAX_RETRIES =
            KEYS.key(PROVIDER.field("stream_max_retries"), COUNT)
                    .byDefault((long) ProviderSettings.STREAM_RETRIES)
                    .means("How often a stream that broke off is requested again.");

    public static final SettingKey<Long> STREAM_IDLE_TIMEOUT_MS =
            KEYS.key(PROVIDER.field("stream_idle_timeout_ms"), COUNT)
                    .byDefault(ProviderSettings.STREAM_IDLE_TIMEOUT.toMillis())
                    .means("After how many milliseconds without data a stream counts as broken.");

    public static final SettingKey<Boolean> REQUIRES_OPENAI_AUTH =
            KEYS.key(PROVIDER.field("requires_openai_auth"), FLAG)
                    .byDefault(false)
                    .means("Sends the OpenAI key or token to this provider.");

    public static final KeyGroup GROUP = KEYS.group();

    private ProviderKeys() {}
}
