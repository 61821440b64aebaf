package dev.basalt.adapter.models.http;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on the loopback interface that sends exactly the bytes that a test wants, when it wants.
 * Replies are given in order, whatever connection a request comes on; with none left, the
 * connection is closed. Thread-safe.
 */
public final class LoopbackServer implements AutoCloseable {

    private final ServerSocket listener;
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What a request is answered with. */
    @FunctionalInterface
    public interface Reply {

        /** Answers; when it returns, the next request of the connection is read. */
        void send(Peer peer) throws IOException, InterruptedException;

        /** Returns whether the request is read to its end before. */
        default boolean waitsForTheBody() {
            return true;
        }
    }

    /**
     * A request as it came.
     *
     * @param headers by name in lower case
     */
    public record Received(String line, Map<String, String> headers, String body) {}

    public LoopbackServer(Reply... replies) {
        this.replies.addAll(List.of(replies));
        try {
            listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("loopback-server").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Returns everything that was asked so far, in order. */
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /** Returns how many connections were opened so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().name("loopback-peer").start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Received head = head(in); head != null; head = head(in)) {
                Reply reply = replies.poll();
                Received request =
                        reply == null || reply.waitsForTheBody() ? withBody(head, in) : head;
                requests.add(request);
                if (reply == null) {
                    return;
                }
                reply.send(new Peer(socket, in, request));
            }
        } catch (IOException _) {
            // the client has gone, which may be what the test is about
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Received head(InputStream in) throws IOException {
        String line = line(in);
        if (!line.endsWith(" HTTP/1.1")) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.merge(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return new Received(line, headers, "");
    }

    private static Received withBody(Received head, InputStream in) throws IOException {
        int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
        return new Received(
                head.line(),
                head.headers(),
                new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    /** The client of one request, seen from the server. */
    public static final class Peer {

        private final Socket socket;
        private final InputStream in;
        private final Received request;

        private Peer(Socket socket, InputStream in, Received request) {
            this.socket = socket;
            this.in = in;
            this.request = request;
        }

        public Received request() {
            return request;
        }

        /** Sends bytes as they are. */
        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Sends text as it is, in UTF-8. */
        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Begins a stream of events that ends with the connection. */
        public void beginStream() throws IOException {
            beginStream("Connection: close");
        }

        /** Begins an answer that has one more header. */
        public void beginStream(String header) throws IOException {
            send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + header + "\r\n\r\n");
        }

        /** Begins a stream of events whose end is marked; then come chunks. */
        public void beginChunks() throws IOException {
            beginStream("Transfer-Encoding: chunked");
        }

        public void chunk(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            send(Integer.toHexString(bytes.length) + "\r\n");
            send(bytes);
            send("\r\n");
        }

        public void endChunks() throws IOException {
            send("0\r\n\r\n");
        }

        /** Ends the connection in good order. */
        public void close() throws IOException {
            socket.close();
        }

        /** Ends the connection with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client has closed the connection. */
        public void awaitClientGone() throws IOException {
            try {
                while (in.read() >= 0) {}
            } catch (IOException _) {
                // reset: gone as well
            }
        }
    }

    /** Answers with a whole stream of these events, and leaves the connection open for more. */
    public static Reply stream(String... data) {
        return peer -> {
            peer.beginChunks();
            for (String one : data) {
                peer.chunk("data: " + one + "\n\n");
            }
            peer.endChunks();
        };
    }

    /** Answers with exactly this stream, and leaves the connection open for more requests. */
    public static Reply whole(String stream) {
        return peer -> {
            peer.beginChunks();
            peer.chunk(stream);
            peer.endChunks();
        };
    }

    /** Answers as soon as the head of the request is there, whatever else is on its way. */
    public static Reply early(Reply reply) {
        return new Reply() {
            @Override
            public void send(Peer peer) throws IOException, InterruptedException {
                reply.send(peer);
            }

            @Override
            public boolean waitsForTheBody() {
                return false;
            }
        };
    }

    /** Answers with a status and a body. */
    public static Reply status(int status, String body, String... headers) {
        return peer -> {
            var head = new ArrayList<>(List.of(headers));
            head.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            peer.send(
                    "HTTP/1.1 "
                            + status
                            + " Whatever\r\n"
                            + String.join("\r\n", head)
                            + "\r\n\r\n"
                            + body);
        };
    }
}
