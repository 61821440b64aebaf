package dev.basalt.adapter.signin;

import com.sun.net.httpserver.HttpServer;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.Issuer;

import io.vavr.control.Either;
import io.vavr.control.Try;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

/** Receives the redirect from the issuer on a loopback port (RFC 8252). Thread-safe. */
public final class LoopbackSignIn implements BrowserSignIn {

    private final OAuthIssuer oauth;
    private final SecureRandom random = new SecureRandom();

    public LoopbackSignIn(OAuthIssuer oauth) {
        this.oauth = oauth;
    }

    @Override
    public Either<AuthError, Waiting> begin(Issuer issuer, List<Integer> ports, Arrival arrival) {
        return listen(ports)
                .map(server -> {
                    Callback callback =
                            new Callback(server, issuer, oauth, Pkce.fresh(random), arrival);
                    callback.start();
                    return callback;
                });
    }

    /** Listens on the first free port. */
    private static Either<AuthError, HttpServer> listen(List<Integer> ports) {
        Either<AuthError, HttpServer> server = Either.left(new AuthError.NoCallback("no port"));
        for (int port : ports) {
            server = server.orElse(() -> listen(port));
        }
        return server;
    }

    private static Either<AuthError, HttpServer> listen(int port) {
        return Try.of(() ->
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0))
                .toEither()
                .mapLeft(e -> new AuthError.NoCallback("port " + port + ": " + e.getMessage()));
    }
}
