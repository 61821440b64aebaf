package dev.basalt.adapter.doors.conversations.machine;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteParams;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.message.RpcError;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.domain.git.GitError;

import java.nio.file.Path;

/** {@code gitDiffToRemote}: other requests do not wait for it. */
public final class GitDiffToRemoteMethod extends DirectMethod<GitDiffToRemoteParams> {

    private final GitDiffToRemote gitDiffToRemote;
    private final RequestThreads threads;

    public GitDiffToRemoteMethod(GitDiffToRemote gitDiffToRemote, RequestThreads threads) {
        super(GitDiffToRemoteParams.class);
        this.threads = threads;
        this.gitDiffToRemote = gitDiffToRemote;
    }

    @Override
    protected void handle(GitDiffToRemoteParams params, ClientSession session, Reply reply) {
        threads.start("gitDiffToRemote", reply, () -> compare(params.cwd(), reply));
    }

    private void compare(Path directory, Reply reply) {
        gitDiffToRemote
                .handle(directory)
                .peekLeft(error -> reply.error(failed(directory, error)))
                .peek(difference ->
                        reply.result(
                                WireWriter.write(
                                        new GitDiffToRemoteResult(
                                                difference.sha(), difference.diff()))));
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
