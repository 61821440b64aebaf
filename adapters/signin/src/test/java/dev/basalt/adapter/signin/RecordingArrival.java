package dev.basalt.adapter.signin;

import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.BrowserSignIn;
import dev.basalt.domain.auth.BrowserSignIn.Grant;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Records the outcome of a sign-in. */
final class RecordingArrival implements BrowserSignIn.Arrival {

    private final BlockingQueue<Either<AuthError, Grant>> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> overs = new LinkedBlockingQueue<>();
    private volatile Either<AuthError, Credentials> answer = Either.right(Credentials.key("sk-1"));

    @Override
    public Either<AuthError, Credentials> arrived(Either<AuthError, Grant> outcome) {
        outcomes.add(outcome);
        return outcome.flatMap(_ -> answer);
    }

    @Override
    public void over() {
        overs.add(true);
    }

    /** Sets the result that is returned from now on. */
    void answers(Either<AuthError, Credentials> with) {
        answer = with;
    }

    /** Waits for the next outcome. */
    Either<AuthError, Grant> outcome() throws InterruptedException {
        return outcomes.take();
    }

    int count() {
        return outcomes.size();
    }

    void awaitOver() throws InterruptedException {
        overs.take();
    }
}
