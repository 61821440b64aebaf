package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.Optional;

/** Renews tokens at an issuer, over the network. Thread-safe; blocking. */
public interface TokenIssuer {

    /** Requests new tokens. Tokens that the issuer does not renew remain valid. */
    Either<AuthError, Renewal> renew(Issuer issuer, String refreshToken);

    /** New tokens. Left out of {@link #toString}. */
    record Renewal(Optional<Token> id, Optional<Token> access, Optional<String> refresh) {

        /** Returns the tokens with those replaced that were renewed. */
        public Tokens over(Tokens old) {
            return new Tokens(
                    id.orElse(old.id()),
                    access.orElse(old.access()),
                    refresh.or(old::refresh),
                    old.account());
        }

        @Override
        public String toString() {
            return "Renewal[…]";
        }
    }
}
