package dev.basalt.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.server.Invocation.Refuse;
import dev.basalt.bootstrap.server.Invocation.Run;
import dev.basalt.bootstrap.server.Invocation.Tell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class CommandLineTest {
    @Test
    void overridesStandBeforeAndAfterTheCommandInAnyFormAndKeepTheirOrder() {
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
                new Run(Command.MCP, List.of("a=1", "b=2", "c=3", "d=4", "a=5"), List.of()), asked);
    }

    @Test
    void theLongerOfTwoNamesIsMeant() {
        assertEquals(
                new Run(Command.LOGIN, List.of(), List.of("--with-api-key")),
                CommandLine.parse("login", "--with-api-key"));
        assertEquals(
                new Run(Command.LOGIN_STATUS, List.of(), List.of()),
                CommandLine.parse("login", "status"));
    }

    @Test
    void theValueOfAnOverrideMayBeAnything() {
        var asked = CommandLine.parse("mcp", "-c", "--help", "-c", "x==--version");

        assertEquals(new Refuse("Invalid override (missing '='): --help", 2), asked);
        assertEquals(
                new Run(Command.MCP, List.of("x==--version"), List.of()),
                CommandLine.parse("mcp", "-c", "x==--version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -c nonsense mcp | Invalid override (missing '='): nonsense | 2
                    mcp -c =1       | Empty key in override: =1 | 2
                    mcp -c          | -c needs key=value | 2
                    mcp --config    | --config needs key=value | 2
                    --color         | unknown option --color; see basalt --help | 2
                    mcp --color     | unknown option --color; see basalt mcp --help | 2
                    mcp now         | unexpected argument now; see basalt mcp --help | 2
                    mcp --          | unknown option --; see basalt mcp --help | 2
                    serve           | unknown command serve; see basalt --help | 2
                    login status x  | unexpected argument x; see basalt login status --help | 2
                    logout --all    | unknown option --all; see basalt logout --help | 2
                    config model    | unexpected argument model; see basalt config --help | 2
                    """)
    void whatCannotBeUnderstoodIsRefusedInOneLine(String line, String reason, int status) {
        assertEquals(new Refuse(reason, status), CommandLine.parse(line.split(" ", -1)));
    }

    @Test
    void noCommandIsRefusedToo() {
        assertEquals(new Refuse("no command given; see basalt --help", 2), CommandLine.parse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-c a=1 --help"})
    void theHelpNamesEveryCommand(String line) {
        var help = assertInstanceOf(Tell.class, CommandLine.parse(line.split(" ", -1)));

        for (Command command : Command.values()) {
            assertTrue(help.text().contains("  " + command.words() + " "), help.text());
        }
    }

    @Test
    void theHelpOfACommandShowsItsUsage() {
        var help = assertInstanceOf(Tell.class, CommandLine.parse("mcp", "-h"));

        assertTrue(help.text().startsWith("Usage: basalt mcp [-c key=value]...\n"), help.text());
    }

    @Test
    void theVersionIsTheOneTheBuildGives() {
        assertEquals(
                new Tell("basalt " + System.getProperty("basalt.version")),
                CommandLine.parse("--version"));
    }
}
