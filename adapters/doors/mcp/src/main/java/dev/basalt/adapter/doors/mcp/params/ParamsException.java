package dev.basalt.adapter.doors.mcp.params;

/**
 * Params that cannot be used. An exception and not a value because it ends a streaming reader in
 * the middle of its reading; it is caught where the reader was called.
 */
public final class ParamsException extends Exception {

    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    ParamsException(String path, String reason) {
        super(path + ": " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    public String path() {
        return path;
    }

    public String reason() {
        return reason;
    }
}
