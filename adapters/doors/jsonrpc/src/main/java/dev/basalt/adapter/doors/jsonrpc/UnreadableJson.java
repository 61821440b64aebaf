package dev.basalt.adapter.doors.jsonrpc;

/** Text that is no JSON, or more than we read. */
final class UnreadableJson extends Exception {

    private static final long serialVersionUID = 1;

    private final transient RpcError error;

    private UnreadableJson(RpcError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /**
     * Text that breaks the grammar.
     *
     * @param at the byte, from 0
     */
    static UnreadableJson malformed(String reason, int at) {
        return new UnreadableJson(RpcError.parseError(reason + " at byte " + at));
    }

    static UnreadableJson tooDeep() {
        return new UnreadableJson(RpcError.invalidRequest("invalid request: nested too deeply"));
    }

    RpcError error() {
        return error;
    }
}
