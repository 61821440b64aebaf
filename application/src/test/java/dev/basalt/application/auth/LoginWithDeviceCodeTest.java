package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.application.auth.LoginWithDeviceCode.Started;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.DeviceSignIn;
import dev.basalt.domain.auth.DeviceSignIn.Answer;
import dev.basalt.domain.auth.DeviceSignIn.Code;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

class LoginWithDeviceCodeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Answer PENDING = new Answer.Pending();
    private static final Answer GRANTED =
            new Answer.Granted(AuthFixture.tokens().tokens().orElseThrow());
    private static final AuthError UNREACHABLE =
            new AuthError.IssuerUnreachable("https://issuer.example", "HTTP 503");

    private final AuthFixture auth = new AuthFixture(Credentials.key("sk-old"));
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final JumpingTime time = new JumpingTime();
    private final LoginWithDeviceCode login =
            new LoginWithDeviceCode(AuthFixture.NOTHING_CONFIGURED, issuer, auth.store, time);

    @Test
    void theCodeIsShownBeforeAnyPoll() {
        assertEquals(
                Either.right(
                        new Started(
                                new Issuer(
                                        "https://auth.openai.com", "app_EMoamEEZ73f0CkXaXp7hrann"),
                                ScriptedIssuer.CODE)),
                login.begin());
        assertEquals(List.of(), time.waits);
    }

    @Test
    void grantedTokensReplaceWhatIsStored() {
        issuer.answers(PENDING, PENDING, GRANTED);

        Credentials expected =
                AuthFixture.tokens(Optional.empty(), Optional.of(START.plusSeconds(15)));
        assertEquals(Either.right(expected), run());
        assertEquals(expected, auth.store.stored());
        assertEquals(List.of(5L, 5L, 5L), time.waits);
    }

    @Test
    void pollsBecomeLessFrequentWhenTheIssuerAsksForThat() {
        issuer.answers(new Answer.TooFast(), PENDING, new Answer.TooFast(), GRANTED);

        run().get();

        assertEquals(List.of(5L, 10L, 10L, 15L), time.waits);
    }

    @Test
    void aRefusalEndsTheSignIn() {
        AuthError denied = new AuthError.Refused("access_denied");
        issuer.answers(PENDING);
        issuer.fails(denied);

        assertEquals(Either.left(denied), run());
        assertEquals(Credentials.key("sk-old"), auth.store.stored());
    }

    @Test
    void theCodeExpires() {
        assertEquals(Either.left(new AuthError.TimedOut()), run());
        assertEquals(180, time.waits.size());
    }

    @Test
    void failuresThatPassAreTolerated() {
        for (int i = 0; i < 4; i++) {
            issuer.fails(UNREACHABLE);
        }
        issuer.answers(PENDING);
        for (int i = 0; i < 4; i++) {
            issuer.fails(UNREACHABLE);
        }
        issuer.answers(GRANTED);

        assertEquals(true, run().isRight());
    }

    @Test
    void anIssuerThatStaysUnreachableIsReported() {
        for (int i = 0; i < 5; i++) {
            issuer.fails(UNREACHABLE);
        }

        assertEquals(Either.left(UNREACHABLE), run());
    }

    @Test
    void aCancelledSignInStoresNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        issuer.answers(GRANTED);

        assertEquals(
                Either.left(new AuthError.Cancelled()),
                login.await(login.begin().get(), cancellation));
        assertEquals(Credentials.key("sk-old"), auth.store.stored());
    }

    @Test
    void theCodeIsNotPrinted() {
        assertFalse(login.begin().get().toString().contains("s3cret"));
    }

    private Either<AuthError, Credentials> run() {
        return login.await(login.begin().get(), new Cancellation());
    }

    /** Answers polls with the given answers, and after that with "pending". */
    private static final class ScriptedIssuer implements DeviceSignIn {

        static final Code CODE =
                new Code(
                        "https://issuer.example/device",
                        "s3cret-user-code",
                        "s3cret-device-id",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15));

        private final Deque<Either<AuthError, Answer>> answers = new ArrayDeque<>();

        void answers(Answer... all) {
            for (Answer each : all) {
                answers.add(Either.right(each));
            }
        }

        void fails(AuthError error) {
            answers.add(Either.left(error));
        }

        @Override
        public Either<AuthError, Code> begin(Issuer issuer) {
            return Either.right(CODE);
        }

        @Override
        public Either<AuthError, Answer> poll(Issuer issuer, Code code) {
            return answers.isEmpty() ? Either.right(PENDING) : answers.poll();
        }
    }

    /** A clock that every wait moves on, and that records the waits in seconds. */
    private static final class JumpingTime implements Time {

        private final List<Long> waits = new ArrayList<>();
        private Instant now = START;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(START, now).toNanos();
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            waits.add(duration.toSeconds());
            now = now.plus(duration);
            return !cancellation.isCancelled();
        }
    }
}
