package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;

/** Lets a person sign in with a browser on this machine. Thread-safe. */
public interface BrowserSignIn {

    /**
     * Begins to wait for the browser and returns at once.
     *
     * @param ports where to wait: the first that is free; 0 stands for any
     * @param arrival hears, once, how the sign-in ended, unless the wait was closed before
     */
    Either<AuthError, Waiting> begin(Issuer issuer, List<Integer> ports, Arrival arrival);

    /** A wait for the browser. Closing ends it at once; closing twice is harmless. */
    interface Waiting extends AutoCloseable {

        /** Returns the address that the person opens. */
        String url();

        @Override
        void close();
    }

    /** What happens when the browser came back. */
    interface Arrival {

        /**
         * Takes what the issuer gave, or why it gave nothing. The answer decides what the person
         * reads in the browser.
         */
        Either<AuthError, Credentials> arrived(Either<AuthError, Grant> outcome);

        /** The person has read it, or is gone; nothing waits for the browser any more. */
        void over();
    }

    /**
     * What the issuer gave. Never printed.
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
