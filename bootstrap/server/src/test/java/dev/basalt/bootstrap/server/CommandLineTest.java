package dev.basalt.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.server.Invocation.Print;
import dev.basalt.bootstrap.server.Invocation.Refuse;
import dev.basalt.bootstrap.server.Invocation.Run;
import dev.basalt.bootstrap.server.option.Options;
import dev.basalt.bootstrap.server.option.SharedOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class CommandLineTest {
    @Test
    void overridesComeBeforeAndAfterTheCommandInAnyFormAndKeepTheirOrder() {
        var asked =
                CommandLine.parse(
                        "-c",
                        "a=1",
                        "--config",
                        "b=2",
                        "mcp",
                        "-cc=3",
                        "--config=d=4",
                        "-c",
                        "a=5");

        assertEquals(run("mcp", "a=1", "b=2", "c=3", "d=4", "a=5"), asked);
    }

    @Test
    void theLongerOfTwoNamesWins() {
        assertEquals(
                new Run(command("login"), Options.NONE, List.of("--with-api-key")),
                CommandLine.parse("login", "--with-api-key"));
        assertEquals(
                new Run(command("login", "status"), Options.NONE, List.of()),
                CommandLine.parse("login", "status"));
    }

    @Test
    void theValueOfAnOverrideMayBeAnything() {
        var asked = CommandLine.parse("mcp", "-c", "--help", "-c", "x==--version");

        assertEquals(new Refuse("Invalid override (missing '='): --help"), asked);
        assertEquals(run("mcp", "x==--version"), CommandLine.parse("mcp", "-c", "x==--version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -c nonsense mcp | Invalid override (missing '='): nonsense
                    mcp -c =1       | Empty key in override: =1
                    mcp -c          | -c needs KEY=VALUE
                    mcp --config    | --config needs KEY=VALUE
                    --color         | unknown option --color; see basalt --help
                    mcp --color     | unknown option --color; see basalt mcp --help
                    mcp now         | unexpected argument now; see basalt mcp --help
                    mcp --          | unknown option --; see basalt mcp --help
                    serve           | unknown command serve; see basalt --help
                    mpc             | unknown command mpc (did you mean mcp?); see basalt --help
                    confg           | unknown command confg (did you mean config?); see basalt --help
                    mcp --modle=o3  | unknown option --modle (did you mean --model?); see basalt mcp --help
                    login --with-key | unknown option --with-key; see basalt login --help
                    login --key=sk-1 | unknown option --key; see basalt login --help
                    help serve      | no command serve; see basalt --help
                    mcp serve       | unexpected argument serve; see basalt mcp --help
                    -m              | -m needs MODEL
                    -m -s mcp       | -m needs MODEL
                    --model= mcp    | --model needs MODEL
                    -m a --model b mcp | --model is given twice: a and b
                    -s none mcp     | -s must be one of read-only, workspace-write, danger-full-access, not none
                    mcp --sandbox=x | --sandbox must be one of read-only, workspace-write, danger-full-access, not x
                    mcp -a yes      | -a must be one of untrusted, on-failure, on-request, never, not yes
                    mcp -C /no/dir  | -C /no/dir: there is no such directory
                    mcp --oss=yes   | --oss takes no value
                    --yolo -a never mcp | --yolo cannot be used with -a
                    --yolo -s read-only mcp | --yolo cannot be used with -s
                    --yolo mcp --full-auto | --yolo cannot be used with --full-auto
                    mcp --disable shell_tool | --disable shell_tool: this tool cannot be switched off
                    login status x  | unexpected argument x; see basalt login status --help
                    logout --all    | unknown option --all; see basalt logout --help
                    config model    | unexpected argument model; see basalt config --help
                    """)
    void aWrongCommandLineIsRefusedInOneLine(String line, String reason) {
        assertEquals(new Refuse(reason), CommandLine.parse(line.split(" ", -1)));
    }

    @Test
    void aMissingCommandIsRefusedWithAShortHelp() {
        var refused = assertInstanceOf(Refuse.class, CommandLine.parse());

        assertTrue(refused.reason().startsWith("no command given\n"), refused.reason());
        assertTrue(refused.reason().contains("basalt --help"), refused.reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -m gpt-5.2-codex mcp-server    | model="gpt-5.2-codex"
                    mcp-server -m gpt-5            | model="gpt-5"
                    mcp -mgpt-5                    | model="gpt-5"
                    mcp -m=gpt-5                   | model="gpt-5"
                    --model=5 mcp                  | model="5"
                    -p fast mcp                    | profile="fast"
                    mcp --sandbox read-only        | sandbox_mode="read-only"
                    -a never mcp                   | approval_policy="never"
                    mcp --ask-for-approval=untrusted | approval_policy="untrusted"
                    --oss mcp                      | model="gpt-oss:20b" model_provider="oss"
                    --oss -m x mcp                 | model="gpt-oss:20b" model_provider="oss" model="x"
                    --oss -c model=x mcp           | model="gpt-oss:20b" model=x model_provider="oss"
                    mcp -m o3 -c model=x           | model=x model="o3"
                    mcp --full-auto                | approval_policy="on-failure" sandbox_mode="workspace-write"
                    mcp --full-auto -s read-only   | approval_policy="on-failure" sandbox_mode="workspace-write" sandbox_mode="read-only"
                    --yolo mcp                     | approval_policy="never" sandbox_mode="danger-full-access"
                    mcp --dangerously-bypass-approvals-and-sandbox | approval_policy="never" sandbox_mode="danger-full-access"
                    mcp --disable view_image       | tools.view_image=false
                    """)
    void theOptionsOfCodexSetKeys(String line, String overrides) {
        var asked = assertInstanceOf(Run.class, CommandLine.parse(line.split(" ", -1)));

        assertEquals(List.of(overrides.split(" ", -1)), asked.options().overrides());
        assertEquals(List.of(), asked.options().notices());
    }

    @Test
    void aValueIsQuotedAsText() {
        var asked = assertInstanceOf(Run.class, CommandLine.parse("mcp", "-m", "a\"b\\c\nd"));

        assertEquals(List.of("model=\"a\\\"b\\\\c\\u000ad\""), asked.options().overrides());
    }

    @Test
    void whatHasNoEffectIsAcceptedWithANotice() {
        var asked =
                assertInstanceOf(
                        Run.class,
                        CommandLine.parse(
                                "--search",
                                "--no-alt-screen",
                                "mcp",
                                "--enable",
                                "apps",
                                "--add-dir",
                                "/x"));

        assertEquals(
                List.of(
                        "--search has no effect",
                        "--no-alt-screen has no effect",
                        "--enable apps has no effect",
                        "--add-dir has no effect"),
                asked.options().notices());
        assertEquals(List.of(), asked.options().overrides());
    }

    @Test
    void theDirectoryIsAbsolute() {
        var asked = assertInstanceOf(Run.class, CommandLine.parse("mcp", "--cd", "src/.."));

        assertEquals(
                Optional.of(Path.of("").toAbsolutePath().normalize()), asked.options().directory());
    }

    @Test
    void unknownKeysAreRefusedOnDemand() {
        var asked = assertInstanceOf(Run.class, CommandLine.parse("mcp", "--strict-config"));

        assertTrue(asked.options().strict());
    }

    @Test
    void theFirstOperandEndsTheOptions() {
        assertEquals(
                new Run(
                        command("sandbox"),
                        new Options(List.of("a=b"), Optional.empty(), false, List.of()),
                        List.of("--mode", "read-only", "bash", "-c", "ls", "--help")),
                CommandLine.parse(
                        "sandbox",
                        "--mode",
                        "read-only",
                        "-c",
                        "a=b",
                        "bash",
                        "-c",
                        "ls",
                        "--help"));
        assertEquals(
                new Run(command("sandbox"), Options.NONE, List.of("--", "-m", "x")),
                CommandLine.parse("sandbox", "--", "-m", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-c a=1 --help"})
    void theHelpNamesEveryCommand(String line) {
        var help = assertInstanceOf(Print.class, CommandLine.parse(line.split(" ", -1)));

        for (Command command : Commands.all().toList()) {
            assertTrue(help.text().contains("  " + command.synopsis().name() + " "), help.text());
        }
    }

    @Test
    void theHelpOfACommandShowsItsUsage() {
        var help = assertInstanceOf(Print.class, CommandLine.parse("mcp", "-h"));

        assertTrue(help.text().startsWith("Usage: basalt mcp [OPTION]...\n"), help.text());
    }

    @Test
    void theHelpOfACommandCanBeAskedForByName() {
        assertEquals(CommandLine.parse("sandbox", "--help"), CommandLine.parse("help", "sandbox"));
        assertEquals(
                CommandLine.parse("login", "status", "--help"),
                CommandLine.parse("help", "login", "status"));
        assertEquals(CommandLine.parse("--help"), CommandLine.parse("help"));
    }

    @Test
    void everyHelpListsItsOptionsInEightyColumns() {
        for (Command command : Commands.all().toList()) {
            String name = command.synopsis().name();
            var help =
                    assertInstanceOf(
                            Print.class, CommandLine.parse((name + " --help").split(" ", -1)));
            assertTrue(help.text().startsWith("Usage: basalt " + name + " "), help.text());
            command.synopsis()
                    .options()
                    .forEach(
                            option -> assertTrue(help.text().contains(option.form()), help.text()));
            for (SharedOption option : SharedOption.values()) {
                assertTrue(help.text().contains(option.option().form()), help.text());
            }
            assertTrue(help.text().lines().allMatch(line -> line.length() <= 80), help.text());
        }
        assertTrue(Help.ofAll().lines().allMatch(line -> line.length() <= 80), Help.ofAll());
    }

    @Test
    void theVersionIsTheOneTheBuildGives() {
        assertEquals(
                new Print("basalt " + System.getProperty("basalt.version")),
                CommandLine.parse("--version"));
        assertEquals(CommandLine.parse("--version"), CommandLine.parse("-V"));
        assertEquals(CommandLine.parse("--version"), CommandLine.parse("-v"));
        assertEquals(CommandLine.parse("--version"), CommandLine.parse("version"));
    }

    private static Run run(String command, String... overrides) {
        return new Run(
                command(command),
                new Options(List.of(overrides), Optional.empty(), false, List.of()),
                List.of());
    }

    private static Command command(String... name) {
        return Commands.at(0, name).orElseThrow();
    }
}
