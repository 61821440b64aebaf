package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.GetConfigToml;
import dev.basalt.adapter.doors.codex.method.GetUserSavedConfig.Params;
import dev.basalt.adapter.doors.codex.method.GetUserSavedConfig.Result;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.domain.settings.SavedConfig;

import java.util.function.Function;

/** {@code getUserSavedConfig}, and {@code getConfigToml}, as codex 0.27.0 called and showed it. */
public final class GetUserSavedConfigMethod extends DirectMethod<Params> {

    private final String name;
    private final Function<SavedConfig, ?> form;
    private final GetUserSavedConfig getUserSavedConfig;
    private final RequestThreads threads;

    private GetUserSavedConfigMethod(
            String name,
            Function<SavedConfig, ?> form,
            GetUserSavedConfig getUserSavedConfig,
            RequestThreads threads) {
        super(Params.class);
        this.name = name;
        this.form = form;
        this.getUserSavedConfig = getUserSavedConfig;
        this.threads = threads;
    }

    /** Returns the method under its present name. */
    public static GetUserSavedConfigMethod current(
            GetUserSavedConfig getUserSavedConfig, RequestThreads threads) {
        return new GetUserSavedConfigMethod(
                "getUserSavedConfig", Result::of, getUserSavedConfig, threads);
    }

    /** Returns the method under its older name. */
    public static GetUserSavedConfigMethod older(
            GetUserSavedConfig getUserSavedConfig, RequestThreads threads) {
        return new GetUserSavedConfigMethod(
                "getConfigToml", GetConfigToml.Result::of, getUserSavedConfig, threads);
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
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
