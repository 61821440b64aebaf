package dev.basalt.bootstrap;

/** How the program presents itself to model providers. */
final class UserAgent {

    static final String TEXT =
            "codex_cli_rs/"
                    + Version.CURRENT
                    + " ("
                    + System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.version")
                    + "; "
                    + System.getProperty("os.arch")
                    + ") basalt";

    private UserAgent() {}
}
