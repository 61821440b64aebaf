package dev.basalt.application.auth;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.TokenIssuer;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Grants access-2, access-3, ... unless it is made to fail. */
public final class FakeIssuer implements TokenIssuer {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<AuthError> failure = Optional.empty();

    void failWith(AuthError error) {
        failure = Optional.of(error);
    }

    void recover() {
        failure = Optional.empty();
    }

    /** Returns the refresh tokens of the requests. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Either<AuthError, Renewal> renew(Issuer issuer, String refreshToken) {
        asked.add(refreshToken);
        int number = asked.size() + 1;
        return failure.<Either<AuthError, Renewal>>map(Either::left)
                .orElseGet(() ->
                        Either.right(
                                new Renewal(
                                        Optional.empty(),
                                        Optional.of(Token.opaque("access-" + number)),
                                        Optional.of("refresh-" + number))));
    }
}
