package dev.basalt.adapter.doors.codex.approval;

import java.nio.charset.StandardCharsets;

/**
 * The notification that takes a question back, as MCP has it for every request: its answer is not
 * waited for any more.
 */
public final class WithdrawnQuestion {

    public static final String METHOD = "notifications/cancelled";

    private WithdrawnQuestion() {}

    /**
     * Returns the params.
     *
     * @param requestId the id of the question, as JSON
     */
    public static byte[] params(byte[] requestId) {
        return ("{\"requestId\":"
                        + new String(requestId, StandardCharsets.UTF_8)
                        + ",\"reason\":\"the turn has ended\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
