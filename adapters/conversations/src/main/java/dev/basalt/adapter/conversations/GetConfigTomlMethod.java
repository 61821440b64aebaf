package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.jsonrpc.RpcError;
import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.adapter.protocol.method.GetConfigToml.Params;
import dev.basalt.adapter.protocol.method.GetConfigToml.Result;
import dev.basalt.application.settings.GetUserSavedConfig;

/** {@code getConfigToml}: the same as {@code getUserSavedConfig}, as codex 0.27.0 shows it. */
public final class GetConfigTomlMethod extends DirectMethod<Params> {

    private final GetUserSavedConfig getUserSavedConfig;
    private final SideWork sideWork;

    public GetConfigTomlMethod(GetUserSavedConfig getUserSavedConfig, SideWork sideWork) {
        super(Params.class);
        this.sideWork = sideWork;
        this.getUserSavedConfig = getUserSavedConfig;
    }

    @Override
    void handle(Params params, Reply reply) {
        sideWork.start("getConfigToml", reply, () -> answer(reply));
    }

    private void answer(Reply reply) {
        getUserSavedConfig
                .handle()
                .peekLeft(error ->
                        reply.error(
                                RpcError.internalError(
                                        "failed to load config.toml: " + error.message())))
                .peek(saved -> reply.result(WireWriter.write(Result.of(saved))));
    }
}
