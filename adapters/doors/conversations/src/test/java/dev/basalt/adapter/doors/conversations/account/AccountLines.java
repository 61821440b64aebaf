package dev.basalt.adapter.doors.conversations.account;

/** The lines that are exchanged about an account. */
final class AccountLines {

    /** The first sign-in's id. */
    static final String FIRST = "00000000-0000-0000-0000-000000000001";

    static final String SECOND = "00000000-0000-0000-0000-000000000002";
    static final String CANCELLED = "Login server error: Login was not completed";

    private AccountLines() {}

    static String login(String id) {
        return "{\"loginId\":\"%s\"}".formatted(id);
    }

    static String result(int id, String json) {
        return "{\"id\":%d,\"jsonrpc\":\"2.0\",\"result\":%s}".formatted(id, json);
    }

    static String begun(int id, String login) {
        return result(
                id,
                "{\"loginId\":\"%s\",\"authUrl\":\"https://auth.openai.com/oauth/authorize\"}"
                        .formatted(login));
    }

    static String error(int id, int code, String message) {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\"},\"id\":%d,\"jsonrpc\":\"2.0\"}"
                .formatted(code, message, id);
    }

    static String completed(String name, String login) {
        return announced(
                name, "{\"loginId\":\"%s\",\"success\":true,\"error\":null}".formatted(login));
    }

    static String failed(String name, String login, String reason) {
        return announced(
                name,
                "{\"loginId\":\"%s\",\"success\":false,\"error\":\"%s\"}".formatted(login, reason));
    }

    static String changed(String params) {
        return announced("authStatusChange", params);
    }

    private static String announced(String name, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(name, params);
    }
}
