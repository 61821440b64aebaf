package dev.basalt.adapter.doors.jsonrpc.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A client in the same process: writes lines to a server and waits for the lines it sends. */
public final class MemoryClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final PipedOutputStream input = new PipedOutputStream();
    private final List<String> received = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ClientSession session;
    private final Thread server;

    /** Connects the only client of a server that serves these methods. */
    public MemoryClient(Methods methods) {
        this(new Sessions(), methods);
    }

    /** Connects one client of a server that serves these methods to several. */
    public MemoryClient(Sessions sessions, Methods methods) {
        session = sessions.openLocal(Outbox.to(new Lines()));
        try {
            var lines = new LineReader(new PipedInputStream(input));
            server =
                    Thread.ofVirtual()
                            .start(() ->
                                    new RpcServer(lines, session, methods, () -> methods).serve());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the session that the server has with this client. */
    public ClientSession session() {
        return session;
    }

    /** Sends a request. */
    public void request(int id, String method, String params) {
        line(
                """
                {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}\
                """
                        .formatted(id, method, params));
    }

    public void callTool(int id, String tool, String arguments) {
        request(
                id,
                "tools/call",
                """
                {"name":"%s","arguments":%s}\
                """
                        .formatted(tool, arguments));
    }

    /** Sends a request, and waits for the reply, which is returned as a line. */
    public String ask(int id, String method, String params) {
        request(id, method, params);
        return answer(id);
    }

    /** Waits for the answer to a request. */
    public String answer(int id) {
        return await("\"id\":" + id + ",\"jsonrpc\":\"2.0\"", "!\"method\":");
    }

    public void line(String text) {
        try {
            input.write((text + "\n").getBytes(UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for a line, or returns the first that came already.
     *
     * @param parts what it has to contain; with an exclamation mark in front, what it must not
     */
    public String await(String... parts) {
        return awaitNth(1, parts);
    }

    /** Waits likewise for the first, the second, ... that contains this. */
    public String awaitNth(int n, String... parts) {
        int missing = n;
        long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            for (int next = 0; ; next++) {
                while (next == received.size()) {
                    if (nanos <= 0) {
                        throw new AssertionError(
                                List.of(parts) + " never came\n" + String.join("\n", received));
                    }
                    nanos = more.awaitNanos(nanos);
                }
                String line = received.get(next);
                if (Stream.of(parts).allMatch(part -> fits(line, part)) && --missing == 0) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    private static boolean fits(String line, String part) {
        return part.startsWith("!") ? !line.contains(part.substring(1)) : line.contains(part);
    }

    /** Returns all lines so far. */
    public List<String> received() {
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the input and waits until the server has read all of it. */
    @Override
    public void close() {
        try {
            input.close();
            server.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int value) {
            if (value != '\n') {
                line.write(value);
                return;
            }
            lock.lock();
            try {
                received.add(line.toString(UTF_8));
                more.signalAll();
            } finally {
                lock.unlock();
            }
            line.reset();
        }
    }
}
