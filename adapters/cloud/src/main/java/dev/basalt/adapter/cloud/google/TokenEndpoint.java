package dev.basalt.adapter.cloud.google;

import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Requests access tokens. Thread-safe; blocking. */
final class TokenEndpoint {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LONGEST_REPLY = 1024 * 1024;

    private final OkHttpClient client =
            new OkHttpClient.Builder()
                    // a redirect would send secrets to another server
                    .followRedirects(false)
                    .callTimeout(LIMIT)
                    .build();
    private final JsonMapper json;
    private final Time time;

    TokenEndpoint(JsonMapper json, Time time) {
        this.json = json;
        this.time = time;
    }

    /** An access token and when it expires. Never printed. */
    record Token(String text, Instant expiration) {

        @Override
        public String toString() {
            return "Token[until " + expiration + "]";
        }
    }

    /** Exchanges a grant for a token. Only servers on this machine are asked without TLS. */
    Either<String, Token> exchange(String address, Map<String, String> fields) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || !(url.isHttps() || isLocal(url.host()))) {
            return failed("`token_uri` is not an https address.");
        }
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return ask(new Request.Builder().url(url).post(form.build()).build());
    }

    /**
     * Asks the metadata server of a machine in Google Cloud.
     *
     * @param host with a port, if it is not 80
     */
    Either<String, Token> ofMetadataServer(String host) {
        HttpUrl url =
                HttpUrl.parse(
                        "http://"
                                + host
                                + "/computeMetadata/v1/instance/service-accounts/default/token");
        return url == null
                ? failed("GCE_METADATA_HOST is not the name of a host.")
                : ask(new Request.Builder().url(url).header("Metadata-Flavor", "Google").build());
    }

    private Either<String, Token> ask(Request request) {
        Instant asked = time.now();
        try (Response response = client.newCall(request).execute()) {
            JsonNode body = parse(response.peekBody(LONGEST_REPLY).bytes());
            String token = body.path("access_token").asString("");
            return response.isSuccessful() && !token.isEmpty()
                    ? Either.right(
                            new Token(token, asked.plusSeconds(body.path("expires_in").asLong(0))))
                    : failed(refusal(response.code(), body));
        } catch (IOException e) {
            return failed(
                    request.url().host()
                            + " could not be asked for a token: "
                            + Objects.toString(e.getMessage(), "the connection was lost")
                            + ".");
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static String refusal(int status, JsonNode body) {
        String error = body.path("error").asString("");
        String description = body.path("error_description").asString("");
        String words = error.isEmpty() ? "HTTP " + status : error;
        return "Google issued no token: "
                + words
                + (description.isEmpty() ? "" : ": " + description)
                + (error.equals("invalid_grant")
                        ? " (the sign-in has ended, or the clock of this machine is wrong: `gcloud"
                                + " auth application-default login` signs in again)"
                        : "")
                + ".";
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    private static Either<String, Token> failed(String reason) {
        return Either.left(reason);
    }
}
