package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteParams;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.adapter.doors.jsonrpc.RpcError;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.domain.git.GitError;

import java.nio.file.Path;

/** {@code gitDiffToRemote}: other requests do not wait for it. */
public final class GitDiffToRemoteMethod extends DirectMethod<GitDiffToRemoteParams> {

    private final GitDiffToRemote gitDiffToRemote;
    private final SideWork sideWork;

    public GitDiffToRemoteMethod(GitDiffToRemote gitDiffToRemote, SideWork sideWork) {
        super(GitDiffToRemoteParams.class);
        this.sideWork = sideWork;
        this.gitDiffToRemote = gitDiffToRemote;
    }

    @Override
    void handle(GitDiffToRemoteParams params, Reply reply) {
        sideWork.start("gitDiffToRemote", reply, () -> compare(params.cwd(), reply));
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
