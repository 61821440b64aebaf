package dev.basalt.adapter.doors.jsonrpc.json;

/** Text that is not JSON, or is nested more deeply than this server reads. */
public final class UnreadableJson extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean malformed;

    private UnreadableJson(String message, boolean malformed) {
        super(message, null, false, false);
        this.malformed = malformed;
    }

    /**
     * Text that breaks the grammar.
     *
     * @param at the byte, from 0
     */
    static UnreadableJson malformed(String reason, int at) {
        return new UnreadableJson(reason + " at byte " + at, true);
    }

    static UnreadableJson tooDeep() {
        return new UnreadableJson("nested too deeply", false);
    }

    /** Returns whether the text breaks the grammar; otherwise it is nested too deeply. */
    public boolean isMalformed() {
        return malformed;
    }

    /** Returns what is wrong, and where. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
