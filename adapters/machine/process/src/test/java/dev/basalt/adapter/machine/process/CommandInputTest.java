package dev.basalt.adapter.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.CommandInput;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;
import dev.basalt.domain.command.CommandRequest;
import dev.basalt.domain.command.InputQueue;
import dev.basalt.domain.command.OutputListener;
import dev.basalt.domain.control.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;

/** Texts that are written to commands while they run. */
@ParameterizedClass
@MethodSource("backendsOfThisMachine")
@Timeout(60)
class CommandInputTest extends EveryBackend {

    private final InputQueue input = new InputQueue();

    private CommandOutcome run(Commands command, OutputListener output) {
        return run(command, output, new Cancellation());
    }

    private CommandOutcome run(Commands command, OutputListener output, Cancellation cancellation) {
        CommandRequest request = command.request();
        return runner().run(
                        new CommandRequest(
                                request.argv(),
                                request.directory(),
                                request.environment(),
                                request.timeout(),
                                request.sandboxing(),
                                request.sandbox(),
                                new CommandInput.Written(input)),
                        output,
                        cancellation)
                .get();
    }

    @Test
    void aCommandReadsWhatIsWrittenUntilTheEnd() {
        input.write("one\n");
        input.write("grüße 🦕\n");
        input.end();

        CommandOutcome outcome = run(command("cat"), Commands.IGNORED);

        assertEquals(new Ending.Exited(0), outcome.ending());
        assertEquals("one\ngrüße 🦕\n", outcome.stdout().text());
    }

    @Test
    void aCommandIsAnsweredWhileItRuns() {
        var seen = new ByteArrayOutputStream();

        CommandOutcome outcome =
                run(
                        script("echo name?; read name; echo \"hello $name\""),
                        (_, chunk) -> {
                            seen.writeBytes(chunk.toArray());
                            if (seen.toString(UTF_8).equals("name?\n")) {
                                input.write("basalt\n");
                            }
                        });

        assertEquals("name?\nhello basalt\n", outcome.stdout().text());
    }

    @Test
    void aCommandThatReadsNothingEndsAllTheSame() {
        input.write("x".repeat(1 << 20));

        assertEquals(new Ending.Exited(0), run(command("true"), Commands.IGNORED).ending());
    }

    @Test
    void aCommandThatWaitsForInputIsEnded() {
        var cancellation = new Cancellation();

        CommandOutcome outcome =
                run(script("echo ready; cat"), (_, _) -> cancellation.cancel(), cancellation);

        assertEquals(new Ending.Cancelled(), outcome.ending());
    }
}
