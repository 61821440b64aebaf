package dev.basalt.adapter.models.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.models.http.LoopbackServer;

import okhttp3.Connection;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import javax.net.SocketFactory;

/** The second segment of a request does not wait for the acknowledgement of the first. */
@Timeout(60)
class NoDelayTest {

    @Test
    void aSocketHasNoDelayBeforeItIsConnected() throws IOException {
        try (Socket socket = new NoDelaySockets().createSocket()) {
            assertTrue(socket.getTcpNoDelay());
        }
    }

    @Test
    void aConnectionHasNoDelay() throws IOException {
        assertEquals(List.of(true), delaysOff(HttpClient.make(ConnectionSpec.CLEARTEXT)));
    }

    /** Such as one through a SOCKS proxy. */
    @Test
    void aConnectionThatTheFactoryDidNotMakeHasNoDelay() throws IOException {
        assertEquals(
                List.of(true),
                delaysOff(
                        HttpClient.make(ConnectionSpec.CLEARTEXT)
                                .newBuilder()
                                .socketFactory(SocketFactory.getDefault())
                                .build()));
    }

    private static List<Boolean> delaysOff(OkHttpClient client) throws IOException {
        List<Boolean> seen = new ArrayList<>();
        try (var server = new LoopbackServer(LoopbackServer.status(200, "ok"));
                var _ =
                        client.newBuilder()
                                .addNetworkInterceptor(chain -> {
                                    Connection connection = requireNonNull(chain.connection());
                                    seen.add(connection.socket().getTcpNoDelay());
                                    return chain.proceed(chain.request());
                                })
                                .build()
                                .newCall(new Request.Builder().url(server.url()).build())
                                .execute()) {
            return seen;
        }
    }
}
