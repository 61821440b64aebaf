package dev.basalt.adapter.doors.conversations.machine;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandParams;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandResult;
import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.command.ExecOneOffCommand;
import dev.basalt.application.command.OneOffError;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandReport;

import java.util.Optional;

/** {@code execOneOffCommand}: answered when the command has ended. */
public final class ExecOneOffCommandMethod extends DirectMethod<ExecOneOffCommandParams> {

    private final ExecOneOffCommand execOneOffCommand;
    private final RequestThreads threads;

    public ExecOneOffCommandMethod(ExecOneOffCommand execOneOffCommand, RequestThreads threads) {
        super(ExecOneOffCommandParams.class);
        this.threads = threads;
        this.execOneOffCommand = execOneOffCommand;
    }

    @Override
    protected void handle(ExecOneOffCommandParams params, ClientSession session, Reply reply) {
        threads.start("execOneOffCommand", reply, () -> exec(params, reply));
    }

    private void exec(ExecOneOffCommandParams params, Reply reply) {
        execOneOffCommand
                .handle(
                        new ExecOneOffCommand.Command(
                                params.command(),
                                Optional.ofNullable(params.timeoutMs()),
                                Optional.ofNullable(params.cwd()),
                                Optional.ofNullable(params.sandboxPolicy())
                                        .map(WireSandboxPolicy::toDomain)))
                .peekLeft(error -> reply.error(rpcError(error)))
                .peek(ended ->
                        reply.result(
                                WireWriter.write(
                                        new ExecOneOffCommandResult(
                                                ended.exitCode(),
                                                ended.stdout(),
                                                ended.stderr()))));
    }

    private static RpcError rpcError(OneOffError error) {
        return switch (error) {
            case OneOffError.NoSettings(var settings) ->
                    RpcError.invalidRequest("error deriving config: " + settings.message());
            case OneOffError.NotStarted(CommandError.EmptyCommand()) ->
                    RpcError.invalidRequest("command must not be empty");
            case OneOffError.NotStarted(var command) ->
                    RpcError.internalError("exec failed: " + CommandReport.reason(command));
        };
    }
}
