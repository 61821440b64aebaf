package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.bootstrap.server.option.SharedOption;

import java.util.List;
import java.util.stream.Stream;

/** The texts of {@code --help}, at most 80 columns wide. */
final class Help {

    static final String SHORT =
            """
            no command given

              basalt demo     shows a session; needs no API key and no network
              basalt mcp      runs the server; MCP clients start it
              basalt login    signs in to OpenAI
              basalt config   prints the settings in effect
              basalt --help   lists all commands and options\
            """;

    private static final int WIDTH = 80;
    private static final int COLUMN = 28;

    private static final CommandOption HELP =
            new CommandOption("h", "help", "", "show this text; also basalt help [COMMAND]");
    private static final CommandOption VERSION =
            new CommandOption("V", "version", "", "show the version; also -v and basalt version");

    private Help() {}

    static String ofAll() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Basalt, a coding agent that clients reach over standard input and output.

                        Usage: basalt [OPTION]... COMMAND [ARGUMENT]...

                        Commands:
                        """);
        Commands.all()
                .map(Command::synopsis)
                .forEach(each -> row(text, each.name(), each.summary()));
        text.append("\nOptions, before or after the command:\n");
        options(text, shared());
        return text.append(
                        """

                        Examples:
                          basalt demo
                          basalt mcp -m gpt-6.2-sol -s workspace-write
                          basalt config -c model_provider=anthropic
                          basalt sandbox -s workspace-write make test\
                        """)
                .toString();
    }

    static String of(Synopsis synopsis) {
        StringBuilder text = new StringBuilder();
        String usage = "Usage: basalt " + synopsis.name() + " [OPTION]... " + synopsis.operands();
        text.append(usage.strip()).append("\n\n");
        wrap(text, 0, sentence(synopsis.summary()), 0);
        if (!synopsis.options().isEmpty()) {
            text.append("\nOptions:\n");
            options(text, synopsis.options().stream());
        }
        text.append("\nOptions of every command:\n");
        options(text, shared());
        return text.toString().stripTrailing();
    }

    private static Stream<CommandOption> shared() {
        return Stream.concat(
                Stream.of(SharedOption.values()).map(SharedOption::option),
                Stream.of(HELP, VERSION));
    }

    private static void options(StringBuilder to, Stream<CommandOption> options) {
        options.forEach(each -> row(to, each.form(), each.meaning()));
    }

    /** Two columns; a left one that is too long has a line of its own. */
    private static void row(StringBuilder to, String left, String right) {
        to.append("  ").append(left);
        int used = left.length() + 2;
        if (used + 2 > COLUMN) {
            to.append('\n');
            used = 0;
        }
        to.repeat(' ', COLUMN - used);
        wrap(to, COLUMN, right, COLUMN);
    }

    private static void wrap(StringBuilder to, int used, String text, int indent) {
        int column = used;
        for (String word : List.of(text.split(" ", -1))) {
            if (column > indent && column + 1 + word.length() > WIDTH) {
                to.append('\n').repeat(' ', indent);
                column = indent;
            } else if (column > indent) {
                to.append(' ');
                column++;
            }
            to.append(word);
            column += word.length();
        }
        to.append('\n');
    }

    private static String sentence(String half) {
        return Character.toUpperCase(half.charAt(0)) + half.substring(1) + ".";
    }
}
