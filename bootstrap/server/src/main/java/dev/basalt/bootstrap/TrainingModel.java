package dev.basalt.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A model on loopback that says "hello", and to every later prompt runs a command first, for {@link
 * CacheTraining}.
 */
final class TrainingModel implements AutoCloseable {

    private static final String HELLO =
            """
            HTTP/1.1 200 OK\r
            content-type: text/event-stream\r
            connection: close\r
            \r
            data: {"type":"response.created","response":{"id":"r"}}

            data: {"type":"response.output_text.delta","delta":"hello"}

            data: {"type":"response.output_item.done","item":{"type":"message","role":"assistant",\
            "id":"m","content":[{"type":"output_text","text":"hello"}]}}

            data: {"type":"response.completed","response":{"id":"r","usage":{"input_tokens":1,\
            "output_tokens":1,"total_tokens":2}}}

            """;

    private static final String COMMAND =
            """
            HTTP/1.1 200 OK\r
            content-type: text/event-stream\r
            connection: close\r
            \r
            data: {"type":"response.output_item.done","item":{"type":"function_call","id":"f",\
            "call_id":"c","name":"shell","arguments":"{\\"command\\":[\\"echo\\",\\"hello\\"]}"}}

            data: {"type":"response.completed","response":{"id":"r"}}

            """;

    private final ServerSocket server;
    private String next = HELLO;

    TrainingModel() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("model").start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (SocketException e) {
                // The story is over.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket client) throws IOException {
        var request =
                new BufferedReader(
                        new InputStreamReader(
                                client.getInputStream(), StandardCharsets.ISO_8859_1));
        long length = 0;
        boolean chunked = false;
        String line = request.readLine();
        while (!line.isEmpty()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
            chunked |= header.equals("transfer-encoding: chunked");
            line = request.readLine();
        }
        if (chunked) {
            while (!"0".equals(request.readLine())) {
                // Sizes and bytes of chunks: none of them matters.
            }
            request.readLine();
        } else {
            request.skip(length);
        }
        client.getOutputStream().write(next.getBytes(StandardCharsets.UTF_8));
        next = next.equals(HELLO) ? COMMAND : HELLO;
        client.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
