package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.adapter.doors.conversations.account.AccountLines.CANCELLED;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.FIRST;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.begun;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.changed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.failed;
import static dev.basalt.adapter.doors.conversations.account.AccountLines.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.session.RpcServer;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.jsonrpc.transport.LineReader;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class SlowAccountClientTest {

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aClientThatDoesNotReadDelaysNoRequest() {
        var out = new ByteArrayOutputStream();
        var read = new CountDownLatch(1);
        Outbox outbox = Outbox.to(new UnreadStream(out, read), 1);
        var sessions = new Sessions();
        var session = sessions.openLocal(outbox);
        var slow = new SignInWorld();
        var methods = slow.methods(sessions);
        String asked =
                """
                {"id":1,"method":"loginChatGpt"}
                {"id":2,"method":"logout"}
                {"id":3,"method":"loginApiKey","params":{"apiKey":"sk-1"}}
                {"id":4,"method":"getAuthStatus"}
                """;

        new RpcServer(
                        new LineReader(new ByteArrayInputStream(asked.getBytes(UTF_8))),
                        session,
                        methods,
                        () -> methods)
                .serve();
        slow.close();
        read.countDown();

        assertTrue(outbox.close(Duration.ofSeconds(20)));
        assertEquals(
                List.of(
                        begun(1, FIRST),
                        result(2, "{}"),
                        failed("codex/event/login_chatgpt_complete", FIRST, CANCELLED),
                        failed("loginChatGptComplete", FIRST, CANCELLED),
                        changed("{}"),
                        result(3, "{}"),
                        changed("{\"authMethod\":\"apikey\"}"),
                        result(
                                4,
                                "{\"authMethod\":\"apikey\",\"preferredAuthMethod\":\"chatgpt\"}")),
                out.toString(UTF_8).lines().toList());
    }

    /** A stdout that takes nothing until it is read. */
    private static final class UnreadStream extends OutputStream {

        private final OutputStream to;
        private final CountDownLatch read;

        UnreadStream(OutputStream to, CountDownLatch read) {
            this.to = to;
            this.read = read;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            try {
                read.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            to.write(source, offset, length);
        }
    }
}
