package dev.basalt.adapter.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.CommandOutcome.Ending;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The outcome of commands in codex 0.23.0, as far as it depends on running them. */
class ExecOutputVectorsTest {

    /** Arguments that are rejected before the runner is called. */
    private static final String NOT_PARSED = "failed to parse function arguments";

    /**
     * A deliberate difference. The reference shows only the error stream and loses the other output
     * of a failing command; Basalt shows both in the order of arrival.
     */
    private static final Set<String> BOTH_STREAMS_ON_FAILURE =
            Set.of("echo out; echo err >&2; exit 3");

    /**
     * A deliberate difference. The reference keeps only the beginning and also reports output as
     * cut that just reaches the limit; Basalt keeps beginning and end, and doesn't cut such output.
     */
    private static final Set<String> CUT_IN_THE_MIDDLE =
            Set.of(
                    "seq 1 256",
                    "head -c 10240 /dev/zero | tr \"\\0\" a",
                    "yes abcdefghij | head -c 30000",
                    "seq 1 300 >&2; exit 1",
                    "yes é | head -c 11000",
                    "for i in $(seq 1 257); do echo; done");

    @AutoClose
    private final ProcessCommandRunner runner =
            ProcessCommandRunner.of(Optional.empty(), List.of());

    @TempDir Path directory;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        ExecOutputVectorsTest.class.getResourceAsStream(
                                "/vectors/exec-output.json"))) {
            List<JsonNode> cases =
                    JsonMapper.shared().readTree(file).get("cases").valueStream().toList();
            return cases.stream()
                    .filter(one -> !one.path("model_output").asString("").startsWith(NOT_PARSED));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCommandHasTheOutcomeOfTheReference(JsonNode vector) throws Exception {
        JsonNode arguments = vector.get("arguments");
        List<String> argv = arguments.get("command").valueStream().map(JsonNode::asString).toList();
        Commands command =
                Commands.command(argv.toArray(String[]::new))
                        .in(Path.of(arguments.path("workdir").asString(directory.toString())))
                        .within(Duration.ofMillis(arguments.path("timeout").asLong(120_000)));

        switch (vector.path("model_output").asString("")) {
            case "" -> ranLike(vector, argv, command.runBy(runner));
            case "failed in sandbox None with execution error: command timed out" ->
                    assertEquals(
                            new Ending.TimedOut(command.timeout()), command.runBy(runner).ending());
            case "failed in sandbox None with execution error: command was killed by a signal" ->
                    assertTrue(
                            command.runBy(runner).ending() instanceof Ending.Signalled(int signal)
                                    && (signal == 9 || signal == 15));
            case "execution error: command args are empty" ->
                    assertEquals(new CommandError.EmptyCommand(), command.refusedBy(runner));
            case String refusal ->
                    assertEquals(
                            refusal,
                            command.refusedBy(runner) instanceof CommandError.NotStarted(var why)
                                    ? "execution error: " + why
                                    : "");
        }
    }

    private static void ranLike(JsonNode vector, List<String> argv, CommandOutcome outcome)
            throws Exception {
        JsonNode expected = vector.get("model_output_json");
        JsonNode event = vector.get("event_end");
        String script = argv.getLast();
        assertEquals(new Ending.Exited(expected.get("exit_code").asInt()), outcome.ending());
        assertEquals(event.get("stdout_chars").asInt(), shown(outcome.stdout()));
        assertEquals(event.get("stderr_chars").asInt(), shown(outcome.stderr()));
        if (BOTH_STREAMS_ON_FAILURE.contains(script)) {
            assertEquals("out\nerr\n", outcome.combined().text());
        } else if (CUT_IN_THE_MIDDLE.contains(script)) {
            String text = outcome.combined().text();
            String head = expected.get("output_head").asString();
            assertEquals(head, text.substring(0, head.length()));
        } else {
            assertEquals(
                    expected.get("output_sha256").asString(), sha256(outcome.combined().text()));
        }
    }

    /** The length of the output in exec_command_end, in characters. */
    private static int shown(CapturedOutput output) {
        return Math.min(5_120, output.head().length());
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
