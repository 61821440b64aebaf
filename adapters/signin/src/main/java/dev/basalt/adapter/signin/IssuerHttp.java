package dev.basalt.adapter.signin;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** HTTP requests to an issuer. Thread-safe; blocking. */
final class IssuerHttp {

    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final long LONGEST_REPLY = 1024 * 1024;

    private final Duration limit;

    /**
     * Creates a client.
     *
     * @param limit the time limit of a whole request
     */
    IssuerHttp(Duration limit) {
        this.limit = limit;
    }

    /** A reply of the issuer, whatever its status; its body is a missing node if it is not JSON. */
    record Reply(int status, JsonNode body) {

        boolean isSuccessful() {
            return status >= 200 && status < 300;
        }

        /** Returns the code of an error: of RFC 6749, or of OpenAI's own format; may be empty. */
        String errorCode() {
            JsonNode error = body.path("error");
            return error.isObject() ? error.path("code").asString("") : error.asString("");
        }

        /** Returns a reply without success as an error. */
        AuthError failure(Issuer issuer) {
            boolean ourFault = status >= 400 && status < 500 && status != 429;
            return ourFault
                    ? new AuthError.Refused(reason())
                    : unreachable(issuer, "HTTP " + status);
        }

        private String reason() {
            String code = errorCode();
            JsonNode error = body.path("error");
            String description =
                    error.isObject()
                            ? error.path("message").asString("")
                            : body.path("error_description").asString("");
            String reason =
                    code.isEmpty() || description.isEmpty()
                            ? code + description
                            : code + ": " + description;
            return reason.isEmpty() ? "HTTP " + status : PlainText.of(reason);
        }
    }

    Either<AuthError, Reply> postForm(Issuer issuer, String path, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return post(issuer, path, form.build());
    }

    Either<AuthError, Reply> postJson(Issuer issuer, String path, Map<String, String> fields) {
        return post(
                issuer,
                path,
                RequestBody.create(JsonMapper.shared().writeValueAsBytes(fields), JSON_TYPE));
    }

    private Either<AuthError, Reply> post(Issuer issuer, String path, RequestBody body) {
        Call call =
                Client.INSTANCE.newCall(
                        new Request.Builder().url(issuer.url() + path).post(body).build());
        call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return Either.right(
                    new Reply(response.code(), parse(response.peekBody(LONGEST_REPLY))));
        } catch (IOException e) {
            return Either.left(unreachable(issuer, describe(e)));
        }
    }

    private JsonNode parse(ResponseBody body) throws IOException {
        try {
            return JsonMapper.shared().readTree(body.bytes());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    static AuthError unreachable(Issuer issuer, String reason) {
        return new AuthError.IssuerUnreachable(issuer.url(), reason);
    }

    private static String describe(IOException e) {
        return switch (e) {
            case ConnectException _ -> "connection refused";
            case UnknownHostException _ -> "unknown host";
            case InterruptedIOException _ -> "no response in time";
            case SSLException _ -> "TLS handshake failed";
            default -> "connection lost";
        };
    }

    /** Created on first use: expensive and rarely needed. */
    private static final class Client {
        static final OkHttpClient INSTANCE =
                new OkHttpClient.Builder()
                        // a redirect would send secrets to another server
                        .followRedirects(false)
                        // else the body of a request waits for the acknowledgement of its head
                        .addNetworkInterceptor(chain -> {
                            Objects.requireNonNull(chain.connection()).socket().setTcpNoDelay(true);
                            return chain.proceed(chain.request());
                        })
                        .build();
    }
}
