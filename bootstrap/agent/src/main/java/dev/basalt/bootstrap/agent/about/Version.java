package dev.basalt.bootstrap.agent.about;

/** The version of this program, as the command line and the handshake tell it. */
public final class Version {
    /** A constant and no resource, so that the first answer waits for no file. */
    public static final String CURRENT = "0.1.0";

    private Version() {}
}
