package dev.basalt.adapter.models.gemini;

import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Google's two services with the Gemini API: the one for developers, and Vertex AI. */
final class GoogleProviders {

    static final String WIRE_API = "gemini";

    /** The service for developers, asked with an API key. */
    static final ProviderSettings GEMINI =
            ProviderSettings.withKey(
                    "gemini",
                    "Gemini",
                    "https://generativelanguage.googleapis.com/v1beta",
                    WIRE_API,
                    "GEMINI_API_KEY",
                    ProviderSettings.keyInstructions(
                            "gemini", "Keys are made at https://aistudio.google.com/apikey."));

    private static final String PROJECT = "GOOGLE_CLOUD_PROJECT";
    private static final String LOCATION = "GOOGLE_CLOUD_LOCATION";

    private static final String VERTEX_HOST = "aiplatform.googleapis.com";
    private static final String VERTEX_REGIONS = ".rep.googleapis.com";

    private GoogleProviders() {}

    /**
     * Returns both; the address of Vertex AI names a project and a location.
     *
     * @param environment the variables of the process
     */
    static List<BuiltInProvider> all(Map<String, String> environment) {
        String location = variable(environment, LOCATION).orElse("global");
        String address =
                variable(environment, PROJECT)
                        .filter(_ -> isName(location))
                        .filter(GoogleProviders::isProject)
                        .map(project -> vertexAddress(project, location))
                        .orElse("");
        return List.of(
                BuiltInProvider.replaceable(GEMINI),
                BuiltInProvider.placed(
                        ProviderSettings.withKey(
                                        "vertex",
                                        "Vertex AI",
                                        address,
                                        WIRE_API,
                                        "GOOGLE_OAUTH_ACCESS_TOKEN",
                                        ProviderSettings.keyInstructions(
                                                "vertex",
                                                "`gcloud auth print-access-token` prints one that"
                                                        + " is valid for an hour."))
                                .with(new AuthScheme.GoogleAdc()),
                        isName(location) ? PROJECT : LOCATION));
    }

    /**
     * Returns the header that a credential is sent in: Vertex AI takes access tokens, too, and
     * commands print tokens for gateways.
     */
    static Map.Entry<String, String> header(ProviderSettings provider, Credential credential) {
        String secret = credential.secret();
        boolean printed =
                provider.tokenCommand().isPresent() && !provider.baseUrl().equals(GEMINI.baseUrl());
        boolean token =
                (printed || isVertex(provider.baseUrl()))
                        && !secret.startsWith("AIza")
                        && !secret.startsWith("AQ.");
        return token
                ? Map.entry("authorization", "Bearer " + secret)
                : Map.entry("x-goog-api-key", secret);
    }

    private static String vertexAddress(String project, String location) {
        String host =
                switch (location) {
                    case "global" -> VERTEX_HOST;
                    // several regions, by the name of their jurisdiction
                    case "us", "eu" -> "aiplatform." + location + VERTEX_REGIONS;
                    default -> location + "-" + VERTEX_HOST;
                };
        return "https://"
                + host
                + "/v1/projects/"
                + project
                + "/locations/"
                + location
                + "/publishers/google";
    }

    private static boolean isVertex(String address) {
        String host = URI.create(address).getHost();
        return host != null
                && (host.equals(VERTEX_HOST)
                        || host.endsWith("-" + VERTEX_HOST)
                        || (host.startsWith("aiplatform.") && host.endsWith(VERTEX_REGIONS)));
    }

    /** A name, in older projects with the domain of the organisation: {@code example.com:name}. */
    private static boolean isProject(String text) {
        int colon = text.lastIndexOf(':');
        return isName(text.substring(colon + 1))
                && (colon < 0
                        || Stream.of(text.substring(0, colon).split("\\.", -1))
                                .allMatch(GoogleProviders::isName));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
