package dev.basalt.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/**
 * A model of the Responses API that sends as many words as the path asks for, each as a delta.
 * Short answers are sent word by word, as a real model does; long ones as fast as they are read.
 */
final class TalkingModel implements AutoCloseable {

    private static final int SHORT = 100;

    private static final String HEAD =
            """
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """;
    private static final String CREATED =
            """
            event: response.created
            data: {"type":"response.created","response":{"id":"resp_1"}}

            """;
    private static final String DELTA =
            """
            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":1234,\
            "item_id":"msg_68a4b2d1f0a481919e5e4b3c2d1a0f9e8d7c6b5a49382716","output_index":0,\
            "content_index":0,"delta":" word"}

            """;

    private static final String COMMAND = "/command";

    private static final String CALL =
            """
            event: response.output_item.done
            data: {"type":"response.output_item.done","output_index":0,"item":\
            {"type":"function_call","id":"fc_1","call_id":"call_1","name":"shell",\
            "arguments":"{\\"command\\":[\\"ls\\"]}"}}

            event: response.completed
            data: {"type":"response.completed","response":{"id":"resp_1"}}

            """;

    private final ServerSocket listener;

    TalkingModel() throws IOException {
        listener = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Returns the base URL of a model that sends this many words. */
    String url(int words) {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/" + words;
    }

    /** Returns the base URL of a model that first has a command run, and then sends the words. */
    String urlWithCommand(int words) {
        return url(words) + COMMAND;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (var request = request(in); request.isPresent(); request = request(in)) {
                answer(request.get(), socket.getOutputStream());
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    /**
     * @param words that it asks for
     * @param wantsCommand whether it expects a call, and carries no output of one
     */
    private record Request(int words, boolean wantsCommand) {}

    /** Reads a request; empty at the end. */
    private static Optional<Request> request(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        int words = Integer.parseInt(line.split("/", -1)[1]);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (!line.contains(COMMAND)) {
            in.skipNBytes(length);
            return Optional.of(new Request(words, false));
        }
        String content = new String(in.readNBytes(length), UTF_8);
        return Optional.of(new Request(words, !content.contains("function_call_output")));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void answer(Request request, OutputStream out) throws IOException {
        out.write((HEAD + chunk(CREATED)).getBytes(UTF_8));
        if (request.wantsCommand()) {
            out.write((chunk(CALL) + chunk("")).getBytes(UTF_8));
            out.flush();
            return;
        }
        int words = request.words();
        if (words <= SHORT) {
            byte[] delta = chunk(DELTA).getBytes(UTF_8);
            for (int i = 0; i < words; i++) {
                out.write(delta);
            }
        } else {
            out.write(chunk(DELTA.repeat(words)).getBytes(UTF_8));
        }
        out.write((chunk(done(" word".repeat(words))) + chunk("")).getBytes(UTF_8));
        out.flush();
    }

    private static String done(String text) {
        return """
        event: response.output_item.done
        data: {"type":"response.output_item.done","output_index":0,"item":{"type":"message",\
        "id":"msg_68a4b2d1f0a481919e5e4b3c2d1a0f9e8d7c6b5a49382716","role":"assistant",\
        "content":[{"type":"output_text","text":"%s"}]}}

        event: response.completed
        data: {"type":"response.completed","response":{"id":"resp_1","usage":{\
        "input_tokens":100,"input_tokens_details":{"cached_tokens":0},"output_tokens":20,\
        "output_tokens_details":{"reasoning_tokens":0},"total_tokens":120}}}

        """
                .formatted(text);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
