package dev.basalt.application.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.command.ExecOneOffCommand.Command;
import dev.basalt.application.command.ExecOneOffCommand.Ended;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.NoInstructionFiles;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.OutputStreamName;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.Place;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ExecOneOffCommandTest {

    private static final Place FILE = new Place("config.toml", Optional.empty());

    private final List<CommandRequest> requests = new ArrayList<>();
    private ConfigTable config = ConfigTable.empty(FILE);
    private Either<CommandError, Ending> ending = Either.right(new Ending.Exited(0));
    private String stdout = "";
    private String stderr = "";

    @Test
    void aCommandRunsInTheConfiguredSandboxForTenSeconds() {
        exec(command("ls", "-l"));

        CommandRequest request = requests.getFirst();
        assertEquals(List.of("ls", "-l"), request.argv());
        assertEquals(Path.of("/srv"), request.directory());
        assertEquals(Duration.ofSeconds(10), request.timeout());
        assertEquals(
                new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/srv")),
                request.sandboxing());
    }

    @Test
    void theClientMayChooseDirectoryTimeoutAndSandbox() {
        exec(
                new Command(
                        List.of("make"),
                        Optional.of(Duration.ofMillis(7)),
                        Optional.of(Path.of("sub")),
                        Optional.of(new SandboxPolicy.DangerFullAccess())));

        CommandRequest request = requests.getFirst();
        assertEquals(Path.of("/srv/sub"), request.directory());
        assertEquals(Duration.ofMillis(7), request.timeout());
        assertEquals(new Sandboxing.None(), request.sandboxing());
    }

    @Test
    void theDirectoryOfTheCommandIsWritableInTheSandbox() {
        var policy = new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false);

        exec(
                new Command(
                        List.of("make"),
                        Optional.empty(),
                        Optional.of(Path.of("/p")),
                        Optional.of(policy)));

        assertEquals(
                new Sandboxing.Sandboxed(policy, Path.of("/p")), requests.getFirst().sandboxing());
    }

    @Test
    void theEnvironmentFollowsTheConfiguredPolicy() {
        exec(command("env"));

        Map<String, String> environment = requests.getFirst().environment();
        assertEquals("/bin", environment.get("PATH"));
        assertFalse(environment.containsKey("OPENAI_API_KEY"));
        assertEquals("1", environment.get("CODEX_SANDBOX_NETWORK_DISABLED"));
    }

    @Test
    void statusAndBothStreamsAreReported() {
        ending = Either.right(new Ending.Exited(3));
        stdout = "out";
        stderr = "err";

        assertEquals(new Ended(3, "out", "err"), exec(command("x")).get());
    }

    @Test
    void aTimeoutIsReported() {
        ending = Either.right(new Ending.TimedOut(Duration.ofMillis(1500)));
        stdout = "so far";

        assertEquals(
                new Ended(124, "so far", "command timed out after 1500 milliseconds\n"),
                exec(command("x")).get());
    }

    @Test
    void aSignalIsReportedAsShellsDo() {
        ending = Either.right(new Ending.Signalled(9));

        assertEquals(new Ended(137, "", ""), exec(command("x")).get());
    }

    @Test
    void outputBeyondALimitIsCutWithAMark() {
        stdout = "a".repeat(ExecOneOffCommand.OUTPUT_LIMIT) + "bcd";

        String stdout = exec(command("x")).get().stdout();

        assertTrue(stdout.endsWith("aaa\n[... output truncated: 3 bytes omitted]\n"));
    }

    @Test
    void nothingRunsWithoutTheRequiredSandbox() {
        ending = Either.left(new CommandError.NoSandbox("none here"));

        assertEquals(
                new OneOffError.NotStarted(new CommandError.NoSandbox("none here")),
                exec(command("x")).getLeft());
    }

    @Test
    void aBrokenConfigurationRunsNothing() {
        config =
                config.with(
                        ConfigOverride.pathOf("sandbox_mode"), new ConfigValue.Text("open", FILE));

        assertInstanceOf(OneOffError.NoSettings.class, exec(command("x")).getLeft());
        assertEquals(List.of(), requests);
    }

    private static Command command(String... argv) {
        return new Command(List.of(argv), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Either<OneOffError, Ended> exec(Command command) {
        Map<String, String> environment = Map.of("PATH", "/bin", "OPENAI_API_KEY", "sk-secret");
        var settings =
                new ResolveSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                () -> Either.right(config),
                                List.of()),
                        new NoInstructionFiles(),
                        environment,
                        FakeApi.standard(),
                        Path.of("/srv"));
        return new ExecOneOffCommand(settings, runner(), environment).handle(command);
    }

    private CommandRunner runner() {
        return (request, output, _) -> {
            requests.add(request);
            return ending.map(how -> {
                output.onOutput(OutputStreamName.STDOUT, bytes(stdout));
                output.onOutput(OutputStreamName.STDERR, bytes(stderr));
                return new CommandOutcome(
                        how,
                        CapturedOutput.EMPTY,
                        CapturedOutput.EMPTY,
                        CapturedOutput.EMPTY,
                        Duration.ZERO);
            });
        };
    }

    private static Bytes bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Bytes.copyOf(bytes, 0, bytes.length);
    }
}
