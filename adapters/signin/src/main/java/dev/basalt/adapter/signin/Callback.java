package dev.basalt.adapter.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The OAuth redirect endpoint of one sign-in. A request with a wrong state is ignored, since it is
 * not from the issuer. The first request with the right state decides. Thread-safe.
 */
final class Callback implements BrowserSignIn.Waiting {

    private static final String PATH = "/auth/callback";

    private final HttpServer server;
    private final Issuer issuer;
    private final OAuthIssuer oauth;
    private final Pkce pkce;
    private final BrowserSignIn.Arrival arrival;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sign-in-", 1).factory());
    private final AtomicBoolean decided = new AtomicBoolean();

    Callback(
            HttpServer server,
            Issuer issuer,
            OAuthIssuer oauth,
            Pkce pkce,
            BrowserSignIn.Arrival arrival) {
        this.server = server;
        this.issuer = issuer;
        this.oauth = oauth;
        this.pkce = pkce;
        this.arrival = arrival;
    }

    void start() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public String url() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", issuer.clientId());
        parameters.put("redirect_uri", redirectUri());
        parameters.put("scope", "openid profile email offline_access");
        parameters.put("code_challenge", pkce.challenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("id_token_add_organizations", "true");
        parameters.put("codex_cli_simplified_flow", "true");
        parameters.put("state", pkce.state());
        return issuer.url() + "/oauth/authorize?" + QueryString.of(parameters);
    }

    private String redirectUri() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            send(exchange, Page.NOT_FOUND);
        } else if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, Page.WRONG_METHOD);
        } else {
            String query = exchange.getRequestURI().getRawQuery();
            callBack(exchange, QueryString.parse(query == null ? "" : query));
        }
    }

    private void callBack(HttpExchange exchange, Map<String, String> parameters)
            throws IOException {
        String code = parameters.getOrDefault("code", "");
        String error = parameters.getOrDefault("error", "");
        if (!pkce.hasState(parameters.getOrDefault("state", ""))) {
            send(exchange, Page.WRONG_STATE);
        } else if (code.isEmpty() && error.isEmpty()) {
            send(exchange, Page.NO_CODE);
        } else if (!decided.compareAndSet(false, true)) {
            send(exchange, Page.USED);
        } else {
            finish(exchange, outcome(parameters));
        }
    }

    @Override
    public Optional<AuthError> paste(String text) {
        Map<String, String> parameters = PastedText.parameters(text);
        if (!parameters.containsKey("code") && !parameters.containsKey("error")) {
            return Optional.of(
                    new AuthError.Refused(
                            "this is neither the address of the last page nor the code in it"));
        }
        if (parameters.containsKey("state") && !pkce.hasState(parameters.get("state"))) {
            return Optional.of(new AuthError.Refused("this address is of another sign-in"));
        }
        if (!decided.compareAndSet(false, true)) {
            return Optional.of(new AuthError.Refused("this sign-in has been completed already"));
        }
        try {
            arrival.arrived(outcome(parameters));
        } finally {
            close();
            arrival.over();
        }
        return Optional.empty();
    }

    private Either<AuthError, BrowserSignIn.Grant> outcome(Map<String, String> parameters) {
        String error = parameters.getOrDefault("error", "");
        return error.isEmpty()
                ? oauth.redeemWithKey(
                        issuer, parameters.getOrDefault("code", ""), redirectUri(), pkce.verifier())
                : Either.left(refused(error, parameters));
    }

    private void finish(HttpExchange exchange, Either<AuthError, BrowserSignIn.Grant> outcome)
            throws IOException {
        Either<AuthError, Credentials> result = arrival.arrived(outcome);
        try {
            send(
                    exchange,
                    result.fold(
                            failure -> Page.failed(outcome.isLeft() ? 400 : 500, failure.message()),
                            _ -> Page.signedIn()));
        } finally {
            close();
            arrival.over();
        }
    }

    private static AuthError refused(String error, Map<String, String> parameters) {
        String description = parameters.getOrDefault("error_description", "");
        return new AuthError.Refused(
                PlainText.of(description.isEmpty() ? error : error + ": " + description));
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", (page.html() ? "text/html" : "text/plain") + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("Connection", "close");
        try (exchange) {
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
