package dev.basalt.adapter.models.http.exchange;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

import okio.AsyncTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits how long the head of a response may take as a whole. The read timeout of the HTTP client
 * alone would let a server send one byte after the other for ever.
 */
final class HeadLimit extends EventListener {

    /** So that a server that sends nothing at all is reported as silent. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final AsyncTimeout timeout;
    private volatile boolean expired;
    private boolean running;

    private HeadLimit(Duration limit, Runnable cancel) {
        timeout =
                new AsyncTimeout() {
                    @Override
                    protected void timedOut() {
                        expired = true;
                        cancel.run();
                    }
                };
        timeout.timeout(limit.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Limits a call that has not been started. */
    static HeadLimit on(Call call, Duration limit) {
        var head = new HeadLimit(limit, call::cancel);
        call.addEventListener(head);
        return head;
    }

    /** Returns whether the call was cancelled by the limit. */
    boolean expired() {
        return expired;
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        if (!running) {
            running = true;
            timeout.enter();
        }
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        end();
    }

    @Override
    public void responseFailed(Call call, IOException e) {
        end();
    }

    @Override
    public void callFailed(Call call, IOException e) {
        end();
    }

    private void end() {
        if (running) {
            running = false;
            timeout.exit();
        }
    }
}
