package dev.basalt.bootstrap.server;

/** The texts behind {@code --help}. */
final class Help {
    static final String SHORT = "no command given; see basalt --help";

    private static final String OPTIONS =
            """

            Options:
              -c, --config key=value  set a key of config.toml for this run; may be given more than once
              -h, --help              show this text
              -V, --version           show the version\
            """;

    private Help() {}

    static String ofAll() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Basalt, a coding agent behind a stdio server.

                        Usage: basalt [-c key=value]... COMMAND [ARGUMENT]...

                        Commands:
                        """);
        for (Command command : Command.values()) {
            text.append(String.format("  %-22s  %s%n", command.words(), command.summary()));
        }
        return text.append(OPTIONS).toString();
    }

    static String of(Command command) {
        String usage = "basalt " + command.words() + " [-c key=value]... " + command.usage();
        return "Usage: " + usage.strip() + "\n\n" + sentence(command.summary()) + "\n" + OPTIONS;
    }

    private static String sentence(String half) {
        return Character.toUpperCase(half.charAt(0)) + half.substring(1) + ".";
    }
}
