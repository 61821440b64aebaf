package dev.basalt.bootstrap.agent;

/** The user agent that model providers receive and {@code getUserAgent} returns. */
public final class UserAgent {

    public static final String TEXT =
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
