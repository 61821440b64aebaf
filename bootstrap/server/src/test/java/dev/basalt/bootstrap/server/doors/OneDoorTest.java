package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.fake.ScriptedModel;
import dev.basalt.bootstrap.agent.Shutdown;
import dev.basalt.domain.settings.ConversationOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** A protocol of one door is served over the same use cases, without wiring of its own. */
@Timeout(60)
final class OneDoorTest {

    /** A protocol with one method, which begins a conversation and returns its model. */
    public record BeginDoor(NewConversation newConversation, RequestThreads threads)
            implements Door {

        @Override
        public Methods methods() {
            return new Methods(
                    Map.of(
                            "begin",
                            (request, session, reply) ->
                                    threads.start("begin", reply, () -> reply.result(begin()))),
                    Map.of());
        }

        private byte[] begin() {
            String model = newConversation.handle(ConversationOptions.NONE).get().model();
            return ("{\"model\":\"" + model + "\"}").getBytes(UTF_8);
        }
    }

    @TempDir Path home;

    @Test
    void itsMethodsReachTheUseCases() throws Exception {
        var protocol = new OneDoor(begin -> new Methods(Map.of(), Map.of()), BeginDoor.class);
        var sessions = new Sessions();
        var server = ServerInMemory.wire(protocol.doors(), sessions, home, new ScriptedModel());

        try (var client =
                new MemoryClient(sessions, InjectedServer.methods(protocol.doors(), server))) {
            assertEquals(
                    "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"model\":\"m\"}}",
                    client.ask(1, "begin", "{}"));
        }
        server.getInstance(Shutdown.class).run();
    }
}
