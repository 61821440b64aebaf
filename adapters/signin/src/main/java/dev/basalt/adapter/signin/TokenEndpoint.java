package dev.basalt.adapter.signin;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.FormBody;
import okhttp3.Interceptor;
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
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** Client of an issuer's {@code /oauth/token}. Thread-safe; blocking. */
final class TokenEndpoint {

    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final long LONGEST_ANSWER = 1024 * 1024;
    private static final int LONGEST_REASON = 300;

    private final JsonMapper json;
    private final Duration limit;

    /**
     * @param limit the time limit of a whole request
     */
    TokenEndpoint(JsonMapper json, Duration limit) {
        this.json = json;
        this.limit = limit;
    }

    Either<AuthError, JsonNode> askWithForm(Issuer issuer, Map<String, String> fields) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        return ask(issuer, form.build());
    }

    Either<AuthError, JsonNode> askWithJson(Issuer issuer, Map<String, String> fields) {
        return ask(issuer, RequestBody.create(json.writeValueAsBytes(fields), JSON_TYPE));
    }

    private Either<AuthError, JsonNode> ask(Issuer issuer, RequestBody body) {
        Call call =
                Client.INSTANCE.newCall(
                        new Request.Builder()
                                .url(issuer.url() + "/oauth/token")
                                .post(body)
                                .build());
        call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return read(issuer, response);
        } catch (IOException e) {
            return Either.left(unreachable(issuer, describe(e)));
        }
    }

    private Either<AuthError, JsonNode> read(Issuer issuer, Response response) throws IOException {
        JsonNode answer = parse(response.peekBody(LONGEST_ANSWER));
        if (response.isSuccessful()) {
            return answer.isObject()
                    ? Either.right(answer)
                    : Either.left(unreachable(issuer, "the response is not JSON"));
        }
        boolean ourFault = response.code() >= 400 && response.code() < 500;
        return Either.left(
                ourFault && response.code() != 429
                        ? new AuthError.Refused(reason(response.code(), answer))
                        : unreachable(issuer, "HTTP " + response.code()));
    }

    private JsonNode parse(ResponseBody body) throws IOException {
        try {
            return json.readTree(body.bytes());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the error of RFC 6749, or that of OpenAI's own format. */
    private static String reason(int status, JsonNode answer) {
        JsonNode error = answer.path("error");
        String code = error.isObject() ? error.path("code").asString("") : error.asString("");
        String description =
                error.isObject()
                        ? error.path("message").asString("")
                        : answer.path("error_description").asString("");
        String reason =
                code.isEmpty() || description.isEmpty()
                        ? code + description
                        : code + ": " + description;
        return reason.isEmpty() ? "HTTP " + status : plain(reason);
    }

    static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static AuthError unreachable(Issuer issuer, String reason) {
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
                        .addNetworkInterceptor(Client::withoutDelay)
                        .build();

        /** Head and body are two segments; the second must not wait for an acknowledgement. */
        private static Response withoutDelay(Interceptor.Chain chain) throws IOException {
            Connection connection = chain.connection();
            if (connection != null) {
                connection.socket().setTcpNoDelay(true);
            }
            return chain.proceed(chain.request());
        }
    }
}
