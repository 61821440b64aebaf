package dev.basalt.adapter.doors.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;

import java.util.List;

/** A client of the methods of signing in. */
final class AccountClient implements AutoCloseable {

    final SignInWorld world = new SignInWorld();
    final MemoryClient client = new MemoryClient(world::methods);

    /** Checks everything that was said; requests are served in turn, so the last one ends it. */
    void assertHeard(String... lines) {
        client.ask(99, "getAuthStatus", "{}");
        List<String> heard = client.heard();
        assertEquals(List.of(lines), heard.subList(0, heard.size() - 1));
    }

    @Override
    public void close() {
        client.close();
        world.close();
    }
}
