package dev.basalt.bootstrap.process.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code basalt demo}. */
final class DemoIT {

    private static final WireApi API = WireApi.CHAT;

    @TempDir Path home;

    @Test
    void runsASessionAndLeavesNoFilesBehind() throws Exception {
        Process demo = Basalt.command(home, "demo").start();
        String output = output(demo);

        assertEquals(0, demo.waitFor(), output);
        assertTrue(output.contains("Allow Codex to run `git init`"), output);
        assertTrue(output.contains("| Initialized empty Git repository"), output);
        Matcher repository = Pattern.compile(" (/.*/project/\\.git) exists").matcher(output);
        assertTrue(repository.find(), output);
        assertFalse(
                Files.exists(requireNonNull(Path.of(repository.group(1)).getParent()).getParent()));
        assertFalse(output.contains("\u001b"), "colours without a terminal");
        assertTrue(output.lines().allMatch(line -> line.length() <= 80), output);
    }

    @Test
    void runsWithAConfiguredProvider() throws Exception {
        try (var model = new ModelServer(API)) {
            model.says(
                    API.runs("{\"command\":[\"bash\",\"-lc\",\"git init\"]}"),
                    API.says("done"),
                    API.says("no"));
            model.configure(home);
            Process demo = Basalt.command(home, "demo", "--provider", "local").start();
            String output = output(demo);

            assertEquals(0, demo.waitFor(), output);
        }
    }

    @Test
    void approvesGitInitOnlyWithoutATerminal() throws Exception {
        try (var model = new ModelServer(API)) {
            model.says(
                    API.runs("{\"command\":[\"touch\",\"%s\"]}".formatted(home.resolve("other"))),
                    API.says("done"),
                    API.says("no"));
            model.configure(home);
            Process demo = Basalt.command(home, "demo", "--provider", "local").start();
            String output = output(demo);

            assertEquals(1, demo.waitFor(), output);
            assertFalse(Files.exists(home.resolve("other")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--provider nowhere, 1, nowhere",
        "--provider, 2, --provider NAME",
        "--fast, 2, unknown option --fast"
    })
    void aWrongArgumentIsReportedInOneLine(String arguments, int status, String reason)
            throws Exception {
        Process demo = Basalt.command(home, ("demo " + arguments).split(" ", -1)).start();
        demo.getInputStream().readAllBytes();
        String errors = new String(demo.getErrorStream().readAllBytes(), UTF_8);

        assertEquals(status, demo.waitFor(), errors);
        assertTrue(errors.startsWith("basalt: ") && errors.contains(reason), errors);
        assertEquals(1, errors.lines().count(), errors);
    }

    private static String output(Process demo) throws Exception {
        demo.getOutputStream().close();
        return new String(demo.getInputStream().readAllBytes(), UTF_8);
    }
}
