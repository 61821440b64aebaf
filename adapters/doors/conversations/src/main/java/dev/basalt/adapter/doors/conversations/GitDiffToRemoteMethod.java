package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.GitDiffToRemote.Params;
import dev.basalt.adapter.doors.codex.method.GitDiffToRemote.Result;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.domain.git.GitError;

import java.nio.file.Path;

/** {@code gitDiffToRemote}: other requests do not wait for it. */
public final class GitDiffToRemoteMethod extends DirectMethod<Params> {

    private final GitDiffToRemote gitDiffToRemote;
    private final RequestThreads threads;

    public GitDiffToRemoteMethod(GitDiffToRemote gitDiffToRemote, RequestThreads threads) {
        super(Params.class);
        this.threads = threads;
        this.gitDiffToRemote = gitDiffToRemote;
    }

    @Override
    void handle(Params params, ClientSession session, Reply reply) {
        threads.start("gitDiffToRemote", reply, () -> compare(params.cwd(), reply));
    }

    private void compare(Path directory, Reply reply) {
        gitDiffToRemote
                .handle(directory)
                .peekLeft(error -> reply.error(failed(directory, error)))
                .peek(difference ->
                        reply.result(
                                WireWriter.write(new Result(difference.sha(), difference.diff()))));
    }

    private static RpcError failed(Path directory, GitError error) {
        return RpcError.invalidRequest(
                        "failed to compute git diff to remote for cwd: " + quoted(directory))
                .because(error.reason());
    }

    private static String quoted(Path directory) {
        return '"' + directory.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
