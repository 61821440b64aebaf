package dev.basalt.adapter.doors.conversations.machine;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.server.GetConfigTomlResult;
import dev.basalt.adapter.doors.codex.method.server.GetUserSavedConfigParams;
import dev.basalt.adapter.doors.codex.method.server.GetUserSavedConfigResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.domain.settings.SavedConfig;

import java.util.function.Function;

/** {@code getUserSavedConfig}, and {@code getConfigToml}, as codex 0.27.0 called and showed it. */
public final class GetUserSavedConfigMethod extends DirectMethod<GetUserSavedConfigParams> {

    private final String name;
    private final Function<SavedConfig, ?> form;
    private final GetUserSavedConfig getUserSavedConfig;
    private final RequestThreads threads;

    private GetUserSavedConfigMethod(
            String name,
            Function<SavedConfig, ?> form,
            GetUserSavedConfig getUserSavedConfig,
            RequestThreads threads) {
        super(GetUserSavedConfigParams.class);
        this.name = name;
        this.form = form;
        this.getUserSavedConfig = getUserSavedConfig;
        this.threads = threads;
    }

    /** Returns the method under its present name. */
    public static GetUserSavedConfigMethod current(
            GetUserSavedConfig getUserSavedConfig, RequestThreads threads) {
        return new GetUserSavedConfigMethod(
                "getUserSavedConfig", GetUserSavedConfigResult::of, getUserSavedConfig, threads);
    }

    /** Returns the method under its older name. */
    public static GetUserSavedConfigMethod older(
            GetUserSavedConfig getUserSavedConfig, RequestThreads threads) {
        return new GetUserSavedConfigMethod(
                "getConfigToml", GetConfigTomlResult::of, getUserSavedConfig, threads);
    }

    @Override
    protected void handle(GetUserSavedConfigParams params, ClientSession session, Reply reply) {
        threads.start(name, reply, () -> answer(reply));
    }

    private void answer(Reply reply) {
        getUserSavedConfig
                .handle()
                .peekLeft(error ->
                        reply.error(
                                RpcError.internalError(
                                        "failed to load config.toml: " + error.message())))
                .peek(saved -> reply.result(WireWriter.write(form.apply(saved))));
    }
}
