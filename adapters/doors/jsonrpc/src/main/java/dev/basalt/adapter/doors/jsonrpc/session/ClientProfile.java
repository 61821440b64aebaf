package dev.basalt.adapter.doors.jsonrpc.session;

/**
 * How a client introduced itself.
 *
 * @param protocolRevision that was negotiated; empty as long as the client is unknown
 * @param elicitation whether the client can ask its user something
 */
public record ClientProfile(String protocolRevision, boolean elicitation) {

    /** A client that has not introduced itself: it can do nothing. */
    public static final ClientProfile UNKNOWN = new ClientProfile("", false);
}
