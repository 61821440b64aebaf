package dev.basalt.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A model that sends as many megabytes as the path asks for, in the tokens of a recorded stream, or
 * begins an answer and stops if that is zero. A process of its own, so that the measured process
 * does not contain it.
 */
final class EndlessModel implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private final Process process;
    private final String url;

    private EndlessModel(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static EndlessModel start() throws IOException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessModel.class.getName())
                        .redirectError(Redirect.INHERIT)
                        .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        return new EndlessModel(process, "http://127.0.0.1:" + out.readLine());
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Serves until its input ends, which it does with the process that started it. */
    public static void main(String[] args) throws IOException {
        var listener = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        System.out.println(listener.getLocalPort());
        Thread.ofVirtual().start(() -> accept(listener));
        while (System.in.read() >= 0) {}
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            String path = in.readLine().split(" ", -1)[1];
            Speech speech = Speech.at(path);
            long bytes = Long.parseLong(path.split("/", -1)[1]) * 1_000_000;
            OutputStream out = socket.getOutputStream();
            out.write((HEAD + speech.beginning()).getBytes(UTF_8));
            if (bytes == 0) {
                out.write(speech.word().getBytes(UTF_8));
                while (in.read() >= 0) {}
            }
            byte[] many = speech.word().repeat(200).getBytes(UTF_8);
            for (long sent = 0; sent < bytes; sent += many.length) {
                out.write(many);
            }
            out.write(speech.end().getBytes(UTF_8));
        } catch (IOException _) {
            // the client has gone
        }
    }
}
