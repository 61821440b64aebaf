package dev.basalt.adapter.cloud.google;

import dev.basalt.adapter.cloud.google.TokenEndpoint.Token;
import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Google's application default credentials: those of a user or a service account in a file, or of
 * the metadata server that a variable names. Thread-safe; blocking.
 */
public final class GoogleCredentials {

    private static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";
    private static final String METADATA = "GCE_METADATA_HOST";
    private static final String USUAL = "application_default_credentials.json";
    private static final String TOKEN_URI = "https://oauth2.googleapis.com/token";

    private final LocalFiles files;
    private final JsonMapper json;
    private final Time time;
    private final TokenEndpoint endpoint;

    public GoogleCredentials(LocalFiles files, JsonMapper json, Time time) {
        this.files = files;
        this.json = json;
        this.time = time;
        this.endpoint = new TokenEndpoint(json, time);
    }

    /** Requests an access token. */
    public Either<String, Grant> find() {
        Optional<Path> named = files.variable(FILE).map(files::named);
        Optional<Path> file = named.or(this::usual);
        Either<String, Optional<String>> text =
                file.isPresent() ? files.text(file.get()) : Either.right(Optional.empty());
        return text.flatMap(found ->
                found.map(content -> ofFile(file.get(), content))
                        .orElseGet(() ->
                                named.isPresent()
                                        ? none(
                                                "The variable %s names the file %s, which does not"
                                                                .formatted(FILE, named.get())
                                                        + " exist.")
                                        : withoutFile(file)));
    }

    private Either<String, Grant> ofFile(Path file, String content) {
        files.warnIfPublic(file);
        JsonNode node = parse(content);
        Optional<String> quota =
                files.variable("GOOGLE_CLOUD_QUOTA_PROJECT")
                        .or(() ->
                                Optional.of(node.path("quota_project_id").asString(""))
                                        .filter(id -> !id.isEmpty()));
        return token(file, node).map(token -> grant(token, quota, file.toString()));
    }

    private Either<String, Token> token(Path file, JsonNode node) {
        String type = node.path("type").asString("");
        String address = node.path("token_uri").asString(TOKEN_URI);
        return switch (type) {
            case "authorized_user" ->
                    endpoint.exchange(
                            address,
                            Map.of(
                                    "grant_type", "refresh_token",
                                    "client_id", node.path("client_id").asString(""),
                                    "client_secret", node.path("client_secret").asString(""),
                                    "refresh_token", node.path("refresh_token").asString("")));
            case "service_account" ->
                    ServiceAccount.assertion(json, node, address, time.now())
                            .flatMap(assertion ->
                                    endpoint.exchange(
                                            address,
                                            Map.of(
                                                    "grant_type",
                                                    "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                                    "assertion",
                                                    assertion)));
            case "external_account",
                    "external_account_authorized_user",
                    "impersonated_service_account",
                    "gdch_service_account" ->
                    none(
                            "%s has credentials of the type `%s`, which only Google's own tools can"
                                            .formatted(file, type)
                                    + " use. Set `auth` of the provider's entry to the command"
                                    + " `gcloud auth application-default print-access-token`.");
            default -> none(file + " does not contain application default credentials of Google.");
        };
    }

    private Either<String, Grant> withoutFile(Optional<Path> usual) {
        Optional<String> host = files.variable(METADATA);
        return host.isPresent()
                ? endpoint.ofMetadataServer(host.get())
                        .map(token ->
                                grant(
                                        token,
                                        files.variable("GOOGLE_CLOUD_QUOTA_PROJECT"),
                                        "the metadata server " + host.get()))
                : none(
                        "No Google credentials were found: there is no "
                                + usual.map(Path::toString).orElse(USUAL)
                                + ", and the variable "
                                + FILE
                                + " is not set. `gcloud auth application-default login` signs in;"
                                + " on a machine in Google Cloud, set "
                                + METADATA
                                + "=metadata.google.internal.");
    }

    private static Grant grant(Token token, Optional<String> quotaProject, String source) {
        return new Grant(new BearerToken(token.text(), quotaProject, source), token.expiration());
    }

    private Optional<Path> usual() {
        return files.variable("CLOUDSDK_CONFIG")
                .map(directory -> files.named(directory).resolve(USUAL))
                .or(() -> files.inHome(".config/gcloud/" + USUAL));
    }

    private JsonNode parse(String content) {
        try {
            return json.readTree(content);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static <T> Either<String, T> none(String reason) {
        return Either.left(reason);
    }
}
