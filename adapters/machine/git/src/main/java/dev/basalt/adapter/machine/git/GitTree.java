package dev.basalt.adapter.machine.git;

import dev.basalt.domain.git.GitError;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.SharedCommit;

import io.vavr.control.Either;

import java.util.List;

/** A working tree, read with the plumbing commands of git 2.25 or later. */
final class GitTree implements GitWorkingTree {

    /** Of many merge parents, the first are enough to find a near commit. */
    private static final int CANDIDATES = 32;

    private final GitCommand git;

    GitTree(GitCommand git) {
        this.git = git;
    }

    @Override
    public Either<GitError, List<SharedCommit>> sharedCommits() {
        return git.text("rev-parse", "--show-toplevel")
                .flatMap(_ -> git.text("rev-parse", "--verify", "HEAD^{commit}"))
                .flatMap(head -> someRemoteBranch().flatMap(_ -> sharedBy(head.strip())));
    }

    private Either<GitError, String> someRemoteBranch() {
        return git.text("for-each-ref", "--count=1", "--format=%(objectname)", "refs/remotes")
                .filterOrElse(
                        found -> !found.isBlank(),
                        _ -> new GitError("the repository has no remote-tracking branch"));
    }

    private Either<GitError, List<SharedCommit>> sharedBy(String head) {
        return git.text("rev-list", "--boundary", head, "--not", "--remotes")
                .flatMap(own ->
                        own.isBlank()
                                ? Either.right(List.of(new SharedCommit(head, 0)))
                                : distances(head, boundary(own)));
    }

    /** Returns the boundary commits, which {@code rev-list} marks with a dash. */
    private static List<String> boundary(String commits) {
        return commits.lines()
                .filter(line -> line.startsWith("-"))
                .map(line -> line.substring(1))
                .limit(CANDIDATES)
                .toList();
    }

    private Either<GitError, List<SharedCommit>> distances(String head, List<String> commits) {
        if (commits.isEmpty()) {
            return Either.left(new GitError("no commit of this branch is on a remote"));
        }
        return Either.sequenceRight(commits.stream().map(commit -> distance(head, commit)).toList())
                .map(distances -> distances.asJava());
    }

    private Either<GitError, SharedCommit> distance(String head, String commit) {
        return git.text("rev-list", "--count", commit + ".." + head)
                .map(count -> new SharedCommit(commit, Long.parseLong(count.strip())));
    }

    @Override
    public Either<GitError, String> changesSince(String sha) {
        return git.text("diff", "--binary", "--no-ext-diff", "--no-textconv", sha, "--");
    }

    @Override
    public Either<GitError, String> untrackedFiles() {
        return git.bytes("ls-files", "--others", "--exclude-standard", "-z")
                .flatMap(names -> new UntrackedFiles(git).additions(names));
    }
}
