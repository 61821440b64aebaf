package dev.basalt.domain.auth;

import io.vavr.control.Either;

import java.time.Duration;

/** Sign-in with a code that the user enters in a browser on any device. Thread-safe; blocking. */
public interface DeviceSignIn {

    /** Requests a code from the issuer. */
    Either<AuthError, Code> begin(Issuer issuer);

    /** Asks the issuer once whether the user has entered the code. */
    Either<AuthError, Answer> poll(Issuer issuer, Code code);

    /**
     * A code for the user. The id is left out of {@link #toString}.
     *
     * @param page the address of the page where the user enters the code
     * @param userCode what the user enters
     * @param deviceId what identifies this sign-in at the issuer; secret
     * @param interval the pause before each poll
     * @param validFor how long the code can be used
     */
    record Code(
            String page, String userCode, String deviceId, Duration interval, Duration validFor) {
        @Override
        public String toString() {
            return "Code[" + page + ", " + interval + ", " + validFor + "]";
        }
    }

    /** What the issuer answers to a poll. */
    sealed interface Answer {

        /** The user has not entered the code yet. */
        record Pending() implements Answer {}

        /** Polls must be less frequent; the user has not entered the code yet. */
        record TooFast() implements Answer {}

        /** The user has entered the code. */
        record Granted(Tokens tokens) implements Answer {}
    }
}
