package dev.basalt.adapter.doors.conversations.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;

import java.util.List;

/** A client of the methods of signing in. */
final class AccountClient implements AutoCloseable {

    final SignInWorld world = new SignInWorld();
    private final Sessions sessions = new Sessions();
    final MemoryClient client = new MemoryClient(sessions, world.methods(sessions));

    /** Checks all lines so far; requests are served in order, so the last reply ends them. */
    void assertReceived(String... lines) {
        client.ask(99, "getAuthStatus", "{}");
        List<String> received = client.received();
        assertEquals(List.of(lines), received.subList(0, received.size() - 1));
    }

    @Override
    public void close() {
        client.close();
        world.close();
    }
}
