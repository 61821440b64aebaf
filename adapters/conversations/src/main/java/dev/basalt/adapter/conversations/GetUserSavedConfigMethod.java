package dev.basalt.adapter.conversations;

import dev.basalt.adapter.jsonrpc.Reply;
import dev.basalt.adapter.jsonrpc.RpcError;
import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.adapter.protocol.method.GetUserSavedConfig.Params;
import dev.basalt.adapter.protocol.method.GetUserSavedConfig.Result;
import dev.basalt.application.settings.GetUserSavedConfig;

/** {@code getUserSavedConfig}. */
public final class GetUserSavedConfigMethod extends DirectMethod<Params> {

    private final GetUserSavedConfig getUserSavedConfig;
    private final SideWork sideWork;

    public GetUserSavedConfigMethod(GetUserSavedConfig getUserSavedConfig, SideWork sideWork) {
        super(Params.class);
        this.sideWork = sideWork;
        this.getUserSavedConfig = getUserSavedConfig;
    }

    @Override
    void handle(Params params, Reply reply) {
        sideWork.start("getUserSavedConfig", reply, () -> answer(reply));
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
