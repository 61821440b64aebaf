package dev.basalt.adapter.doors.conversations.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.doors.jsonrpc.session.MemoryClient;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.command.ExecOneOffCommand;
import dev.basalt.application.fake.FakeAgent;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.SharedCommit;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class MachineMethodsTest {

    private final FakeAgent agent = new FakeAgent();
    private Either<GitError, List<SharedCommit>> shared =
            Either.right(List.of(new SharedCommit("abc", 0)));
    private final RequestThreads threads = new RequestThreads();
    private final MemoryClient client = new MemoryClient(methods());

    private Methods methods() {
        var saved =
                new GetUserSavedConfig(
                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                        () -> agent.configurationFile().read());
        return new MachineMethods(
                        new GitDiffToRemoteMethod(
                                new GitDiffToRemote(_ -> new Tree(), FakeAgent.DIRECTORY), threads),
                        new ExecOneOffCommandMethod(
                                new ExecOneOffCommand(
                                        agent.resolveSettings(), agent.commands(), Map.of()),
                                threads),
                        GetUserSavedConfigMethod.current(saved, threads),
                        GetUserSavedConfigMethod.older(saved, threads),
                        new GetUserAgentMethod("codex_cli_rs/1.0"))
                .methods();
    }

    @AfterEach
    void closeClient() {
        client.close();
        threads.close();
    }

    @Test
    void whatWasAskedBeforeTheEndIsAnswered() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        agent.commands().runsUntil(started, end);
        client.request(1, "execOneOffCommand", "{\"command\":[\"x\"]}");
        client.close();
        Thread.ofVirtual().start(end::countDown);
        threads.close();

        assertTrue(client.answer(1).contains("\"exitCode\":0"));
    }

    @Test
    void theDifferenceToTheRemoteComesWithItsCommit() {
        assertEquals(
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"sha\":\"abc\",\"diff\":\"-a\\n+b\\n\"}}",
                client.ask(1, "gitDiffToRemote", "{\"cwd\":\"/p\"}"));
    }

    @Test
    void aDiffThatFailsCarriesTheReasonBesideTheKnownMessage() {
        shared = Either.left(new GitError("the repository has no remote-tracking branch"));

        assertEquals(
                """
                {"error":{"code":-32600,"message":"failed to compute git diff to remote for cwd: \
                \\"/p \\\\\\"q\\\\\\"\\"","data":"the repository has no remote-tracking branch"},"id":1,"jsonrpc":"2.0"}\
                """,
                client.ask(1, "gitDiffToRemote", "{\"cwd\":\"/p \\\"q\\\"\"}"));
    }

    @Test
    void aCommandIsAnsweredWithItsEnd() {
        agent.commands().ends(3, "out");

        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"exitCode":3,"stdout":"out","stderr":""}}\
                """,
                client.ask(
                        1,
                        "execOneOffCommand",
                        """
                        {"command":["ls","-l"],"timeoutMs":250,"cwd":"sub",\
                        "sandboxPolicy":{"mode":"danger-full-access"}}\
                        """));
        var request = agent.commands().requests().getFirst();
        assertEquals(List.of("ls", "-l"), request.argv());
        assertEquals(Duration.ofMillis(250), request.timeout());
        assertEquals(Path.of("/srv/sub"), request.directory());
        assertEquals(new Sandboxing.None(), request.sandboxing());
    }

    @Test
    void aCommandThatDidNotStartIsAnError() {
        agent.commands()
                .doesNotStart(new CommandError.NotStarted("No such file"))
                .doesNotStart(new CommandError.EmptyCommand());

        assertEquals(
                """
                {"error":{"code":-32603,"message":"exec failed: No such file"},"id":1,"jsonrpc":"2.0"}\
                """,
                client.ask(1, "execOneOffCommand", "{\"command\":[\"nope\"]}"));
        assertEquals(
                """
                {"error":{"code":-32600,"message":"command must not be empty"},"id":2,"jsonrpc":"2.0"}\
                """,
                client.ask(2, "execOneOffCommand", "{\"command\":[]}"));
    }

    @Test
    void theSavedConfigurationHasTheShapeOfBothGenerations() {
        agent.configure("profiles.fast.model", "small");

        assertEquals(
                """
                {"id":1,"jsonrpc":"2.0","result":{"config":{"approvalPolicy":"never",\
                "sandboxMode":"danger-full-access","model":"mock-model","profiles":{"fast":\
                {"model":"small","modelProvider":null,"approvalPolicy":null,\
                "modelReasoningEffort":null,"modelReasoningSummary":null,"modelVerbosity":null,\
                "chatgptBaseUrl":null}}}}}\
                """,
                client.ask(1, "getUserSavedConfig", "{}"));
        assertEquals(
                """
                {"id":2,"jsonrpc":"2.0","result":{"approvalPolicy":"never",\
                "sandboxMode":"danger-full-access","profiles":{"fast":{"model":"small",\
                "approvalPolicy":null,"modelReasoningEffort":null}}}}\
                """,
                client.ask(2, "getConfigToml", "{}"));
    }

    @Test
    void aBrokenConfigurationIsAnErrorWithItsPlace() {
        agent.configure("sandbox_mode", "open");

        String answer = client.ask(1, "getUserSavedConfig", "{}");

        assertTrue(answer.contains("\"code\":-32603"), answer);
        assertTrue(
                answer.contains(
                        "failed to load config.toml: expected `read-only`, `workspace-write` or"
                                + " `danger-full-access`, found \\\"open\\\" in `sandbox_mode`"),
                answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "17", "[]", "{\"a\":1}"})
    void whatIsSentToAMethodWithoutParamsIsIgnored(String params) {
        assertEquals(
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"userAgent\":\"codex_cli_rs/1.0\"}}",
                client.ask(1, "getUserAgent", params));
    }

    private final class Tree implements GitWorkingTree {

        @Override
        public Either<GitError, List<SharedCommit>> sharedCommits() {
            return shared;
        }

        @Override
        public Either<GitError, String> changesSince(String sha) {
            return Either.right("-a\n");
        }

        @Override
        public Either<GitError, String> untrackedFiles() {
            return Either.right("+b\n");
        }
    }
}
