package dev.basalt.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.server.Invocation.Print;
import dev.basalt.bootstrap.server.Invocation.Refuse;
import dev.basalt.bootstrap.server.Invocation.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

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

        assertEquals(
                new Run(command("mcp"), List.of("a=1", "b=2", "c=3", "d=4", "a=5"), List.of()),
                asked);
    }

    @Test
    void theLongerOfTwoNamesWins() {
        assertEquals(
                new Run(command("login"), List.of(), List.of("--with-api-key")),
                CommandLine.parse("login", "--with-api-key"));
        assertEquals(
                new Run(command("login", "status"), List.of(), List.of()),
                CommandLine.parse("login", "status"));
    }

    @Test
    void theValueOfAnOverrideMayBeAnything() {
        var asked = CommandLine.parse("mcp", "-c", "--help", "-c", "x==--version");

        assertEquals(new Refuse("Invalid override (missing '='): --help"), asked);
        assertEquals(
                new Run(command("mcp"), List.of("x==--version"), List.of()),
                CommandLine.parse("mcp", "-c", "x==--version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -c nonsense mcp | Invalid override (missing '='): nonsense
                    mcp -c =1       | Empty key in override: =1
                    mcp -c          | -c needs key=value
                    mcp --config    | --config needs key=value
                    --color         | unknown option --color; see basalt --help
                    mcp --color     | unknown option --color; see basalt mcp --help
                    mcp now         | unexpected argument now; see basalt mcp --help
                    mcp --          | unknown option --; see basalt mcp --help
                    serve           | unknown command serve; see basalt --help
                    login status x  | unexpected argument x; see basalt login status --help
                    logout --all    | unknown option --all; see basalt logout --help
                    config model    | unexpected argument model; see basalt config --help
                    """)
    void aWrongCommandLineIsRefusedInOneLine(String line, String reason) {
        assertEquals(new Refuse(reason), CommandLine.parse(line.split(" ", -1)));
    }

    @Test
    void aMissingCommandIsRefused() {
        assertEquals(new Refuse("no command given; see basalt --help"), CommandLine.parse());
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

        assertTrue(help.text().startsWith("Usage: basalt mcp [-c key=value]...\n"), help.text());
    }

    @Test
    void theVersionIsTheOneTheBuildGives() {
        assertEquals(
                new Print("basalt " + System.getProperty("basalt.version")),
                CommandLine.parse("--version"));
    }

    private static Command command(String... name) {
        return Commands.at(0, name).orElseThrow();
    }
}
