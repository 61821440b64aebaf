package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.Synopsis;

/** The texts of {@code --help}. */
final class Help {
    static final String SHORT = "no command given; see basalt --help";

    private static final String OPTIONS =
            """

            Options:
              -c, --config key=value  set a key of config.toml for this run; can be repeated
              -h, --help              show this text
              -V, --version           show the version\
            """;

    private Help() {}

    static String ofAll() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Basalt, a coding agent that clients reach over standard input and output.

                        Usage: basalt [-c key=value]... COMMAND [ARGUMENT]...

                        Commands:
                        """);
        Commands.all()
                .map(Command::synopsis)
                .forEach(each ->
                        text.append(String.format("  %-22s  %s%n", each.name(), each.summary())));
        return text.append(OPTIONS).toString();
    }

    static String of(Synopsis synopsis) {
        String usage = "basalt " + synopsis.name() + " [-c key=value]... " + synopsis.arguments();
        return "Usage: " + usage.strip() + "\n\n" + sentence(synopsis.summary()) + "\n" + OPTIONS;
    }

    private static String sentence(String half) {
        return Character.toUpperCase(half.charAt(0)) + half.substring(1) + ".";
    }
}
