package dev.basalt.domain.model.provider;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a model is reached: an entry of {@code [model_providers]}.
 *
 * @param id the entry's key
 * @param name for display
 * @param baseUrl without the path of the API and without a trailing slash
 * @param wireApi which API it speaks: {@code responses}, {@code chat} or another adapter's word
 * @param envKey the environment variable that contains the key
 * @param envKeyInstructions how to get such a key
 * @param token the credential itself, where it is configured; a secret
 * @param tokenCommand prints the credential, where one is configured
 * @param authScheme how requests are authorized where there is neither a key nor a command
 * @param authorization authorizes the requests that are made now by that scheme
 * @param queryParams appended to the address, in order
 * @param headers sent with every request; headers from the environment are already in it. May hold
 *     secrets
 * @param requestMaxRetries how often a request that got no good answer is sent again
 * @param streamMaxRetries how often a broken stream is requested again
 * @param streamIdleTimeout the longest silence within a stream
 * @param usesAccount whether it takes the credential of the account that is signed in ({@code
 *     requires_openai_auth})
 */
public record ProviderSettings(
        String id,
        String name,
        String baseUrl,
        String wireApi,
        Optional<String> envKey,
        Optional<String> envKeyInstructions,
        Optional<String> token,
        Optional<TokenCommand> tokenCommand,
        Optional<AuthScheme> authScheme,
        Optional<RequestAuthorization> authorization,
        Map<String, String> queryParams,
        Map<String, String> headers,
        int requestMaxRetries,
        int streamMaxRetries,
        Duration streamIdleTimeout,
        boolean usesAccount) {

    public ProviderSettings {
        queryParams = Collections.unmodifiableMap(new LinkedHashMap<>(queryParams));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A provider whose credential is not configured. */
    public ProviderSettings(
            String id,
            String name,
            String baseUrl,
            String wireApi,
            Optional<String> envKey,
            Optional<String> envKeyInstructions,
            Map<String, String> queryParams,
            Map<String, String> headers,
            int requestMaxRetries,
            int streamMaxRetries,
            Duration streamIdleTimeout,
            boolean usesAccount) {
        this(
                id,
                name,
                baseUrl,
                wireApi,
                envKey,
                envKeyInstructions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                queryParams,
                headers,
                requestMaxRetries,
                streamMaxRetries,
                streamIdleTimeout,
                usesAccount);
    }

    /** How often a request is sent again unless the entry says otherwise (codex 0.23.0). */
    public static final int REQUEST_RETRIES = 4;

    /** How often a stream is requested again unless the entry says otherwise (codex 0.23.0). */
    public static final int STREAM_RETRIES = 5;

    /** The longest silence unless the entry says otherwise (codex 0.23.0). */
    public static final Duration STREAM_IDLE_TIMEOUT = Duration.ofMinutes(5);

    /** A provider that is asked with a key from the environment, and like all others otherwise. */
    public static ProviderSettings withKey(
            String id,
            String name,
            String baseUrl,
            String wireApi,
            String envKey,
            String envKeyInstructions) {
        return plain(
                id, name, baseUrl, wireApi, Optional.of(envKey), Optional.of(envKeyInstructions));
    }

    /**
     * Returns the instructions for a built-in provider.
     *
     * @param source where keys come from, in a sentence
     */
    public static String keyInstructions(String id, String source) {
        return source
                + " Set the variable in the environment of the server, or a command that prints the"
                + " key in `[model_providers."
                + id
                + ".auth]`.";
    }

    /** A provider that is asked without a key, and like all others otherwise. */
    public static ProviderSettings withoutKey(
            String id, String name, String baseUrl, String wireApi) {
        return plain(id, name, baseUrl, wireApi, Optional.empty(), Optional.empty());
    }

    private static ProviderSettings plain(
            String id,
            String name,
            String baseUrl,
            String wireApi,
            Optional<String> envKey,
            Optional<String> envKeyInstructions) {
        return new ProviderSettings(
                id,
                name,
                baseUrl,
                wireApi,
                envKey,
                envKeyInstructions,
                Map.of(),
                Map.of(),
                REQUEST_RETRIES,
                STREAM_RETRIES,
                STREAM_IDLE_TIMEOUT,
                false);
    }

    /** Returns the same provider with a header, unless it has one of that name. */
    public ProviderSettings withHeader(String name, String value) {
        if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return with(baseUrl, authScheme, authorization, more);
    }

    /** Returns the same provider at another address. */
    public ProviderSettings at(String otherBaseUrl) {
        return with(otherBaseUrl, authScheme, authorization, headers);
    }

    /** Returns the same provider with a scheme for requests without a key. */
    public ProviderSettings with(AuthScheme scheme) {
        return with(baseUrl, Optional.of(scheme), authorization, headers);
    }

    /** Returns the same provider, whose requests are authorized this way. */
    public ProviderSettings with(RequestAuthorization current) {
        return with(baseUrl, authScheme, Optional.of(current), headers);
    }

    private ProviderSettings with(
            String otherBaseUrl,
            Optional<AuthScheme> otherScheme,
            Optional<RequestAuthorization> otherAuthorization,
            Map<String, String> otherHeaders) {
        return new ProviderSettings(
                id,
                name,
                otherBaseUrl,
                wireApi,
                envKey,
                envKeyInstructions,
                token,
                tokenCommand,
                otherScheme,
                otherAuthorization,
                queryParams,
                otherHeaders,
                requestMaxRetries,
                streamMaxRetries,
                streamIdleTimeout,
                usesAccount);
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + id + ", " + wireApi + ", " + baseUrl + "]";
    }
}
