package dev.basalt.adapter.doors.conversations.machine;

import dev.basalt.adapter.doors.jsonrpc.session.Door;
import dev.basalt.adapter.doors.jsonrpc.session.Methods;

import java.util.Map;

/** The methods about the machine and its set-up, beside any conversation. */
public record MachineMethods(
        GitDiffToRemoteMethod gitDiffToRemote,
        ExecOneOffCommandMethod execOneOffCommand,
        GetUserSavedConfigMethod getUserSavedConfig,
        GetUserSavedConfigMethod getConfigToml,
        GetUserAgentMethod getUserAgent)
        implements Door {

    @Override
    public Methods methods() {
        return new Methods(
                Map.of(
                        "gitDiffToRemote", gitDiffToRemote,
                        "execOneOffCommand", execOneOffCommand,
                        "getUserSavedConfig", getUserSavedConfig,
                        "getConfigToml", getConfigToml,
                        "getUserAgent", getUserAgent),
                Map.of());
    }
}
