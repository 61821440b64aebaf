package dev.basalt.application.auth;

import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.DeviceSignIn;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.Tokens;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signs in with a code that the user enters in a browser on any device. Thread-safe; blocking. */
public final class LoginWithDeviceCode {

    /** How much longer the pauses become when the issuer asks for that (RFC 8628). */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /** After so many failures in a row the issuer counts as unreachable. */
    private static final int FAILURES = 5;

    private final ResolveAccountSettings settings;
    private final DeviceSignIn signIn;
    private final CredentialStore store;
    private final Time time;

    public LoginWithDeviceCode(
            ResolveAccountSettings settings,
            DeviceSignIn signIn,
            CredentialStore store,
            Time time) {
        this.settings = settings;
        this.signIn = signIn;
        this.store = store;
        this.time = time;
    }

    /** A started sign-in, with the code to show to the user. */
    public record Started(Issuer issuer, DeviceSignIn.Code code) {}

    public Either<AuthError, Started> begin() {
        return settings.handle()
                .<AuthError>mapLeft(GetAuthStatus::misconfigured)
                .flatMap(account ->
                        signIn.begin(account.issuer())
                                .map(code -> new Started(account.issuer(), code)));
    }

    /** Waits until the user has entered the code, and stores the tokens. */
    public Either<AuthError, Credentials> await(Started started, Cancellation cancellation) {
        return granted(started, cancellation)
                .flatMap(tokens ->
                        store.replace(
                                new Credentials(
                                        Optional.empty(),
                                        Optional.of(tokens),
                                        Optional.of(time.now()))));
    }

    private Either<AuthError, Tokens> granted(Started started, Cancellation cancellation) {
        Instant end = time.now().plus(started.code().validFor());
        Duration pause = started.code().interval();
        int failures = 0;
        while (time.sleep(pause, cancellation)) {
            if (!time.now().isBefore(end)) {
                return Either.left(new AuthError.TimedOut());
            }
            var answer = signIn.poll(started.issuer(), started.code());
            if (answer.isLeft()) {
                boolean passing = answer.getLeft() instanceof AuthError.IssuerUnreachable;
                if (!passing || ++failures == FAILURES) {
                    return Either.left(answer.getLeft());
                }
                continue;
            }
            failures = 0;
            switch (answer.get()) {
                case DeviceSignIn.Answer.Pending() -> {}
                case DeviceSignIn.Answer.TooFast() -> pause = pause.plus(SLOWER);
                case DeviceSignIn.Answer.Granted(Tokens tokens) -> {
                    return Either.right(tokens);
                }
            }
        }
        return Either.left(new AuthError.Cancelled());
    }
}
