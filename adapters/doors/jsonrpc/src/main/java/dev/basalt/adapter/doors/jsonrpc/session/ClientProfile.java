package dev.basalt.adapter.doors.jsonrpc.session;

/**
 * What a client says of itself when it introduces itself.
 *
 * @param protocolRevision that both sides speak; empty as long as the client is unknown
 * @param elicitation whether the client can ask its user something
 */
public record ClientProfile(String protocolRevision, boolean elicitation) {

    /** A client that has not introduced itself: it can do nothing. */
    public static final ClientProfile UNKNOWN = new ClientProfile("", false);
}
