package dev.basalt.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A server under load. Its client handles bytes only, to stay out of the measurement. */
final class ScaleServer implements AutoCloseable {

    private static final double TICKS_PER_MILLISECOND = 0.1;
    private static final byte[] TASK_COMPLETE = ascii("\"type\":\"task_complete\"");
    private static final byte[] DELTA = ascii("\"type\":\"agent_message_delta\"");

    private final Process process;
    private final OutputStream in;
    private final InputStream out;
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int scanned;
    private int end;
    private int lastId;

    /**
     * @param command split at blanks
     * @param home the {@code CODEX_HOME} of the server
     */
    ScaleServer(String command, Path home) throws IOException {
        var builder = new ProcessBuilder(command.split(" ", -1)).redirectError(Redirect.DISCARD);
        builder.environment().put("CODEX_HOME", home.toString());
        builder.directory(home.toFile());
        process = builder.start();
        in = process.getOutputStream();
        out = process.getInputStream();
    }

    /** Creates a conversation with a listener and returns its id. */
    String converse(String provider) throws IOException {
        String conversation = newConversation(provider);
        listen(conversation);
        return conversation;
    }

    void listen(String conversation) throws IOException {
        request("addConversationListener", "{\"conversationId\":\"" + conversation + "\"}");
        answer();
    }

    String newConversation(String provider) throws IOException {
        request(
                "newConversation",
                "{\"approvalPolicy\":\"never\",\"config\":{\"model_provider\":\""
                        + provider
                        + "\"}}");
        String key = "\"conversationId\":\"";
        String line = answer();
        int id = line.indexOf(key) + key.length();
        return line.substring(id, line.indexOf('"', id));
    }

    /** Sends a message, without waiting for the answer. */
    void say(String conversation) throws IOException {
        request(
                "sendUserMessage",
                "{\"conversationId\":\""
                        + conversation
                        + "\",\"items\":[{\"type\":\"text\",\"data\":{\"text\":\"go on\"}}]}");
    }

    /**
     * Reads until this many turns have ended.
     *
     * @return the number of their deltas
     */
    int awaitTurns(int turns) throws IOException {
        int deltas = 0;
        for (int over = 0; over < turns; ) {
            int length = line();
            if (contains(DELTA, length)) {
                deltas++;
            } else if (contains(TASK_COMPLETE, length)) {
                over++;
            }
            start += length + 1;
        }
        return deltas;
    }

    /** Milliseconds of CPU that the process has used so far, all its threads together. */
    double cpuMilliseconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_MILLISECOND;
    }

    /** Resident memory in units of 1000 bytes. */
    double residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1.024;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void request(String method, String params) throws IOException {
        in.write(
                ("{\"jsonrpc\":\"2.0\",\"id\":"
                                + ++lastId
                                + ",\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + "}\n")
                        .getBytes(UTF_8));
        in.flush();
    }

    /** Reads up to the answer to the last request. */
    private String answer() throws IOException {
        byte[] id = ascii("\"id\":" + lastId + ",");
        while (true) {
            int length = line();
            String line = new String(buffer, start, length, UTF_8);
            boolean found = contains(id, length) && !line.contains("\"method\"");
            start += length + 1;
            if (found) {
                return line;
            }
        }
    }

    /** Ensures that a whole line begins at {@link #start} and returns its length. */
    private int line() throws IOException {
        scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return scanned - start;
                }
            }
            if (end == buffer.length) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                scanned -= start;
                start = 0;
                if (end == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * end);
                }
            }
            int count = out.read(buffer, end, buffer.length - end);
            if (count < 0) {
                throw new IOException("the server ended");
            }
            end += count;
        }
    }

    private boolean contains(byte[] wanted, int length) {
        int last = start + Math.min(length, 200) - wanted.length;
        for (int at = start; at <= last; at++) {
            if (Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }
}
