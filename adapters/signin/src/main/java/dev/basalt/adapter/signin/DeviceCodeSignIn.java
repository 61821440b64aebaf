package dev.basalt.adapter.signin;

import dev.basalt.adapter.signin.IssuerHttp.Reply;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.DeviceSignIn;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * OpenAI's sign-in with a device code, as codex 0.153 uses it: like RFC 8628, but the issuer
 * returns an authorization code and its verifier in place of tokens. Thread-safe; blocking.
 */
public final class DeviceCodeSignIn implements DeviceSignIn {

    private static final String CODES = "/api/accounts/deviceauth/usercode";
    private static final String POLLS = "/api/accounts/deviceauth/token";
    private static final String PAGE = "/codex/device";
    private static final String REDIRECT = "/deviceauth/callback";

    private static final int DEFAULT_INTERVAL = 5;
    private static final int DEFAULT_VALIDITY = 15 * 60;
    private static final int LONGEST_WAIT = 60 * 60;

    private final OAuthIssuer oauth;
    private final IssuerHttp http;

    /**
     * Creates it.
     *
     * @param oauth exchanges the authorization code for tokens
     * @param limit the time limit of a whole request
     */
    public DeviceCodeSignIn(OAuthIssuer oauth, Duration limit) {
        this.oauth = oauth;
        this.http = new IssuerHttp(limit);
    }

    @Override
    public Either<AuthError, Code> begin(Issuer issuer) {
        return http.postJson(issuer, CODES, Map.of("client_id", issuer.clientId()))
                .flatMap(reply -> code(issuer, reply));
    }

    private static Either<AuthError, Code> code(Issuer issuer, Reply reply) {
        if (reply.status() == 404) {
            return Either.left(
                    new AuthError.Refused(
                            issuer.url()
                                    + " has no sign-in with a code: run basalt login"
                                    + " --no-browser"));
        }
        if (!reply.isSuccessful()) {
            return Either.left(reply.failure(issuer));
        }
        String userCode = reply.body().path("user_code").asString("");
        String deviceId = reply.body().path("device_auth_id").asString("");
        return userCode.isEmpty() || deviceId.isEmpty()
                ? Either.left(IssuerHttp.unreachable(issuer, "the code is missing in the response"))
                : Either.right(
                        new Code(
                                issuer.url() + PAGE,
                                PlainText.of(userCode),
                                deviceId,
                                seconds(reply.body().path("interval"), DEFAULT_INTERVAL),
                                seconds(reply.body().path("expires_in"), DEFAULT_VALIDITY)));
    }

    @Override
    public Either<AuthError, Answer> poll(Issuer issuer, Code code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("device_auth_id", code.deviceId());
        fields.put("user_code", code.userCode());
        return http.postJson(issuer, POLLS, fields)
                .flatMap(reply ->
                        reply.isSuccessful()
                                ? granted(issuer, reply.body())
                                : notGranted(issuer, reply));
    }

    private Either<AuthError, Answer> granted(Issuer issuer, JsonNode body) {
        String code = body.path("authorization_code").asString("");
        String verifier = body.path("code_verifier").asString("");
        return code.isEmpty() || verifier.isEmpty()
                ? Either.left(
                        new AuthError.Refused(
                                issuer.url() + " sent no authorization code for the sign-in"))
                : oauth.redeem(issuer, code, issuer.url() + REDIRECT, verifier)
                        .map(Answer.Granted::new);
    }

    /** The issuer itself answers 403 or 404 until the user is done; the codes are of RFC 8628. */
    private static Either<AuthError, Answer> notGranted(Issuer issuer, Reply reply) {
        String error = reply.errorCode();
        if (error.equals("slow_down") || reply.status() == 429) {
            return Either.right(new Answer.TooFast());
        }
        if (error.contains("denied") || error.contains("declined")) {
            return Either.left(reply.failure(issuer));
        }
        if (error.contains("expired")) {
            return Either.left(new AuthError.TimedOut());
        }
        return error.equals("authorization_pending")
                        || reply.status() == 403
                        || reply.status() == 404
                ? Either.right(new Answer.Pending())
                : Either.left(reply.failure(issuer));
    }

    /** Returns a number of seconds, which the issuer may send as a text. */
    private static Duration seconds(JsonNode node, int otherwise) {
        int seconds = node.isString() ? parse(node.asString().strip()) : node.asInt(0);
        return Duration.ofSeconds(seconds <= 0 ? otherwise : Math.min(seconds, LONGEST_WAIT));
    }

    private static int parse(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
