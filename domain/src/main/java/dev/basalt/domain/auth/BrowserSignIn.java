package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;

/** Sign-in with a browser on this machine. Thread-safe. */
public interface BrowserSignIn {

    /**
     * Starts to listen for the redirect of the browser, and returns at once.
     *
     * @param ports the ports to listen on: the first free one is used; 0 means any free port
     * @param arrival receives the outcome once, unless the wait was closed before
     */
    Either<AuthError, Waiting> begin(Issuer issuer, List<Integer> ports, Arrival arrival);

    /** A pending sign-in. Closing it ends it at once; closing twice is harmless. */
    interface Waiting extends AutoCloseable {

        /** Returns the URL that the user opens. */
        String url();

        /**
         * Completes the sign-in with what the user copied from a browser that can't reach this
         * machine: the address that it was redirected to, or the code in it.
         *
         * @return an error if the text is neither, or of another sign-in; the wait then goes on
         */
        Optional<AuthError> paste(String text);

        @Override
        void close();
    }

    /** Receives the outcome of a sign-in. */
    interface Arrival {

        /**
         * Called with the issuer's grant or an error. The result decides which page the browser
         * shows.
         */
        Either<AuthError, Credentials> arrived(Either<AuthError, Grant> outcome);

        /**
         * Called when the page was sent or the browser has disconnected, and the port is free
         * again.
         */
        void over();
    }

    /**
     * The tokens that the issuer granted. Left out of {@link #toString}.
     *
     * @param apiKey a key of the same account, where the issuer gives one
     */
    record Grant(Tokens tokens, Optional<String> apiKey) {
        @Override
        public String toString() {
            return "Grant[…]";
        }
    }
}
