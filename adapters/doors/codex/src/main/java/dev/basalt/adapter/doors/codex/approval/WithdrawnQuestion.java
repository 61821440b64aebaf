package dev.basalt.adapter.doors.codex.approval;

import java.nio.charset.StandardCharsets;

/**
 * The notification that cancels a request of the server to the client, as MCP specifies for every
 * request: a response to it is ignored.
 */
public final class WithdrawnQuestion {

    public static final String METHOD = "notifications/cancelled";

    private WithdrawnQuestion() {}

    /**
     * Returns the params.
     *
     * @param requestId the id of the cancelled request, as JSON
     */
    public static byte[] params(byte[] requestId) {
        return ("{\"requestId\":"
                        + new String(requestId, StandardCharsets.UTF_8)
                        + ",\"reason\":\"the turn has ended\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
