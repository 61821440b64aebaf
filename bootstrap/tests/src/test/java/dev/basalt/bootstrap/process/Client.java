package dev.basalt.bootstrap.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Writes lines to a server and waits for its messages; keeps all of them. */
public final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process server;
    private final Thread output;
    private final Thread errors;
    private final List<JsonNode> messages = new ArrayList<>();
    private final List<String> errorLines = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition received = lock.newCondition();
    private boolean silent;
    private int lastId;

    public Client(Process server) {
        this.server = server;
        output = Thread.ofVirtual().start(this::listen);
        errors =
                Thread.ofVirtual()
                        .start(() -> server.errorReader(UTF_8).lines().forEach(errorLines::add));
    }

    private void listen() {
        try {
            server.inputReader(UTF_8).lines().forEach(line -> receive(Optional.of(line)));
        } finally {
            receive(Optional.empty());
        }
    }

    private void receive(Optional<String> line) {
        lock.lock();
        try {
            line.ifPresentOrElse(text -> messages.add(JSON.readTree(text)), () -> silent = true);
            received.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes any text as a line. */
    public void line(String text) {
        bytes((text + "\n").getBytes(UTF_8));
    }

    public void bytes(byte[] bytes) {
        try {
            server.getOutputStream().write(bytes);
            server.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(story(), e);
        }
    }

    /** Initializes a session as a client of MCP. */
    public void initialize(String capabilities) {
        result(
                request(
                        "initialize",
                        """
                        {"protocolVersion":"2025-11-25","capabilities":%s,\
                        "clientInfo":{"name":"test","version":"1"}}\
                        """
                                .formatted(capabilities)));
        line(
                """
                {"jsonrpc":"2.0","method":"notifications/initialized"}\
                """);
    }

    /** Sends a request and returns its id. */
    public int request(String method, String params) {
        int id = ++lastId;
        line(
                """
                {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}\
                """
                        .formatted(id, method, params));
        return id;
    }

    public int callTool(String tool, String arguments) {
        return request(
                "tools/call",
                """
                {"name":"%s","arguments":%s}\
                """
                        .formatted(tool, arguments));
    }

    /** Answers a request of the server. */
    public void answer(JsonNode request, String result) {
        line(
                """
                {"jsonrpc":"2.0","id":%s,"result":%s}\
                """
                        .formatted(request.get("id"), result));
    }

    public void answerWithError(JsonNode request) {
        line(
                """
                {"jsonrpc":"2.0","id":%s,"error":{"code":-32603,"message":"no"}}\
                """
                        .formatted(request.get("id")));
    }

    /** Waits for the answer to a request and returns it with result or error. */
    public JsonNode response(int id) {
        return await(message ->
                !message.has("method") && message.path("id").asString("").equals("" + id));
    }

    public JsonNode result(int id) {
        JsonNode response = response(id);
        if (!response.has("result")) {
            throw new AssertionError("no result: " + response + story());
        }
        return response.get("result");
    }

    /** Waits for the first request or notification of this name. */
    public JsonNode message(String method) {
        return await(message -> message.path("method").asString("").equals(method));
    }

    /** Waits for the first event of this type and returns its content. */
    public JsonNode event(String type) {
        return await(message -> message.at("/params/msg/type").asString("").equals(type))
                .at("/params/msg");
    }

    /** Waits for a message, or returns the first of those that came already. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        long nanos = PATIENCE.toNanos();
        lock.lock();
        try {
            for (int next = 0; ; next++) {
                while (next == messages.size()) {
                    if (silent || nanos <= 0) {
                        throw new AssertionError("it never came" + story());
                    }
                    nanos = received.awaitNanos(nanos);
                }
                if (wanted.test(messages.get(next))) {
                    return messages.get(next);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the message of this number and returns it. */
    public JsonNode message(int number) {
        long nanos = PATIENCE.toNanos();
        lock.lock();
        try {
            while (number >= messages.size()) {
                if (silent || nanos <= 0) {
                    throw new AssertionError("it never came" + story());
                }
                nanos = received.awaitNanos(nanos);
            }
            return messages.get(number);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all processes that had the server's output open are gone. */
    public void awaitSilence() {
        lock.lock();
        try {
            while (!silent) {
                received.await();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** Returns what the server has sent so far. */
    public List<JsonNode> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Returns what the server has written to standard error so far. */
    public List<String> errorLines() {
        return List.copyOf(errorLines);
    }

    public Process server() {
        return server;
    }

    public void endInput() {
        try {
            server.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the input and waits until the server has exited and all its messages are read. */
    public int end() throws InterruptedException {
        endInput();
        if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it stays" + story());
        }
        if (!output.join(PATIENCE) || !errors.join(PATIENCE)) {
            throw new AssertionError("another process still has its output open" + story());
        }
        return server.exitValue();
    }

    private String story() {
        return "; the server sent\n"
                + messages
                + "\nand on standard error\n"
                + String.join("\n", errorLines);
    }

    @Override
    public void close() {
        // not the process: it would close the streams under those who read them
        server.toHandle().destroyForcibly();
    }
}
