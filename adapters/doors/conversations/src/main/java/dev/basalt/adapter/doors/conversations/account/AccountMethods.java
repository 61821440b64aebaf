package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;

import java.util.Map;

/** The methods of signing in and out, by the names that clients call them by. */
public record AccountMethods(
        GetAuthStatusMethod getAuthStatus,
        LoginApiKeyMethod loginApiKey,
        LoginChatGptMethod loginChatGpt,
        CancelLoginChatGptMethod cancelLoginChatGpt,
        LogoutMethod logout)
        implements Door {

    @Override
    public Methods methods() {
        return new Methods(
                Map.of(
                        "getAuthStatus", getAuthStatus,
                        "loginApiKey", loginApiKey,
                        "loginChatGpt", loginChatGpt,
                        "cancelLoginChatGpt", cancelLoginChatGpt,
                        "logout", logout,
                        "logoutChatGpt", logout),
                Map.of());
    }
}
