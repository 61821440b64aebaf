package dev.basalt.adapter.models.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class HeadLimitTest {

    @Test
    void aHeadThatDripsForeverIsNotWaitedFor() {
        try (var server =
                new LoopbackServer(peer -> {
                    peer.send("HTTP/1.1 200 OK\r\nX: ");
                    var pause = new CountDownLatch(1);
                    while (!pause.await(20, TimeUnit.MILLISECONDS)) {
                        peer.send("x");
                    }
                })) {
            var error =
                    assertInstanceOf(
                            ModelError.Unreachable.class,
                            new Calls().ask(server.url(), Duration.ofMillis(300)).getLeft());

            assertEquals("the head of the response did not arrive within 300 ms", error.reason());
        }
    }
}
