package dev.basalt.bootstrap.agent.about;

/** Who the program says it is. */
public final class UserAgent {

    private static final String SYSTEM =
            Version.CURRENT
                    + " ("
                    + System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.version")
                    + "; "
                    + System.getProperty("os.arch")
                    + ")";

    /** What model providers receive, in a word. */
    public static final String ORIGINATOR = "basalt";

    /** The user agent that model providers receive. */
    public static final String FOR_PROVIDERS = ORIGINATOR + "/" + SYSTEM;

    /** What {@code getUserAgent} returns; clients of codex look for its name. */
    public static final String FOR_CLIENTS = "codex_cli_rs/" + SYSTEM + " basalt";

    private UserAgent() {}
}
