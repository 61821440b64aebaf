package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A server that is asked to exit does so in order and within a second, whatever it is doing. */
final class ShutdownIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WireApi API = WireApi.RESPONSES;
    private static ModelServer model;

    @TempDir Path home;
    @TempDir Path folder;

    /** How a client ends a server. */
    enum Ending {
        END_OF_INPUT {
            @Override
            void of(Client client) {
                client.endInput();
            }
        },
        SIGTERM {
            @Override
            void of(Client client) throws IOException {
                signal("-TERM", client);
            }
        },
        SIGINT {
            @Override
            void of(Client client) throws IOException {
                signal("-INT", client);
            }
        };

        abstract void of(Client client) throws IOException;

        private static void signal(String name, Client client) throws IOException {
            new ProcessBuilder("kill", name, Long.toString(client.server().pid())).start();
        }
    }

    /** The sandbox of its commands. */
    enum Sandboxing {
        NONE("danger-full-access", "auto"),
        BY_LANDLOCK("workspace-write", "landlock"),
        BY_THE_STRONGEST("workspace-write", "auto");

        private final String sandbox;
        private final String backend;

        Sandboxing(String sandbox, String backend) {
            this.sandbox = sandbox;
            this.backend = backend;
        }
    }

    static Stream<Arguments> everyShutdownInEverySandbox() {
        return Stream.of(Sandboxing.values())
                .flatMap(sandboxing ->
                        Stream.of(Ending.values()).map(ending -> Arguments.of(sandboxing, ending)));
    }

    @BeforeAll
    static void startTheModel() {
        model = new ModelServer(API);
    }

    @AfterAll
    static void stopTheModel() {
        model.close();
    }

    @BeforeEach
    void configure() throws IOException {
        model.configure(home);
    }

    private Client serve() throws IOException {
        Client client = Basalt.serve(home, folder);
        client.initialize("{\"elicitation\":{}}");
        return client;
    }

    private static int prompt(Client client, String policy) {
        return prompt(client, policy, Sandboxing.NONE);
    }

    private static int prompt(Client client, String policy, Sandboxing sandboxing) {
        return client.callTool(
                "codex",
                """
                {"prompt":"go","approval-policy":"%s","sandbox":"%s",\
                "config":{"sandbox_backend":"%s"}}\
                """
                        .formatted(policy, sandboxing.sandbox, sandboxing.backend));
    }

    private static void assertGone(Client client, Ending ending) throws Exception {
        ending.of(client);
        boolean gone = client.server().waitFor(SECOND);

        assertTrue(gone, "it stays");
        assertEquals(0, client.server().exitValue());
    }

    private static void assertInterrupted(Client client, int call) {
        assertEquals(
                "Turn aborted: interrupted",
                client.result(call).at("/content/0/text").asString(""));
    }

    @ParameterizedTest
    @EnumSource
    void idle(Ending ending) throws Exception {
        try (Client client = serve()) {
            assertGone(client, ending);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileTheModelResponds(Ending ending) throws Exception {
        model.beginsToSay("Once upon a time");
        try (Client client = serve()) {
            int call = prompt(client, "never");
            client.event("agent_message_delta");

            assertGone(client, ending);
            assertInterrupted(client, call);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileAnApprovalIsPending(Ending ending) throws Exception {
        model.says(API.runs("{\"command\":[\"git\",\"init\"]}"));
        try (Client client = serve()) {
            int call = prompt(client, "untrusted");
            client.message("elicitation/create");

            assertGone(client, ending);
            assertInterrupted(client, call);
        }
    }

    @ParameterizedTest
    @MethodSource("everyShutdownInEverySandbox")
    void whileACommandRunsWithAChildOfItsOwn(Sandboxing sandboxing, Ending ending)
            throws Exception {
        assertGoneWithItsCommand(sandboxing, ending, "sleep 999 & sleep 999");
    }

    @ParameterizedTest
    @MethodSource("everyShutdownInEverySandbox")
    void whileACommandAndItsChildIgnoreSignals(Sandboxing sandboxing, Ending ending)
            throws Exception {
        assertGoneWithItsCommand(sandboxing, ending, "trap '' TERM; sleep 999 & sleep 999");
    }

    @ParameterizedTest
    @EnumSource
    void killedWhileACommandRunsWithAChildOfItsOwn(Sandboxing sandboxing) throws Exception {
        theModelWantsRun("echo on; sleep 999 & sleep 999");
        try (Client client = serve()) {
            prompt(client, "never", sandboxing);
            BufferedReader running = theRunningCommand();
            client.event("exec_command_output_delta");

            client.server().toHandle().destroyForcibly();

            assertNull(assertTimeoutPreemptively(SECOND, running::readLine));
            assertTimeoutPreemptively(SECOND, client::awaitSilence);
        }
    }

    private void assertGoneWithItsCommand(Sandboxing sandboxing, Ending ending, String script)
            throws Exception {
        theModelWantsRun(script);
        try (Client client = serve()) {
            int call = prompt(client, "never", sandboxing);
            BufferedReader running = theRunningCommand();

            assertGone(client, ending);
            assertInterrupted(client, call);
            assertNull(assertTimeoutPreemptively(SECOND, running::readLine));
        }
    }

    private void theModelWantsRun(String script) throws Exception {
        new ProcessBuilder("mkfifo", life().toString()).start().waitFor();
        model.says(
                API.runs(
                        "{\"command\":[\"sh\",\"-c\",\"exec 9>life; echo on >&9; "
                                + script
                                + "\"]}"));
    }

    /** Waits for the end of a pipe that all its processes have open. */
    private BufferedReader theRunningCommand() throws IOException {
        BufferedReader pipe =
                assertTimeoutPreemptively(PATIENCE, () -> Files.newBufferedReader(life()));
        assertEquals("on", pipe.readLine());
        return pipe;
    }

    private Path life() {
        return folder.resolve("life");
    }
}
