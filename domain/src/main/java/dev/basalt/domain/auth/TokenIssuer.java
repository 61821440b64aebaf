package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.Optional;

/** Gets tokens from an issuer over the network. Thread-safe; blocking. */
public interface TokenIssuer {

    /** Buys new tokens. What the issuer does not renew stays good. */
    Either<AuthError, Renewal> renew(Issuer issuer, String refreshToken);

    /** New tokens in place of old ones. Never printed. */
    record Renewal(Optional<Token> id, Optional<Token> access, Optional<String> refresh) {

        /** Returns the tokens with the new ones in their places. */
        public Tokens over(Tokens old) {
            return new Tokens(
                    id.orElse(old.id()),
                    access.orElse(old.access()),
                    refresh.orElse(old.refresh()),
                    old.account());
        }

        @Override
        public String toString() {
            return "Renewal[…]";
        }
    }
}
