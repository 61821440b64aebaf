package dev.basalt.domain.approval;

import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.FileEdit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What may happen to a patch that fits. The words for the model are those of codex 0.23.0. */
public sealed interface PatchApproval {

    /** What the model is told when the user says no. */
    String DENIED = "patch rejected by user";

    /** It may be applied without a question. */
    record Apply() implements PatchApproval {}

    /**
     * The user decides.
     *
     * @param reason why the model wants it
     * @param grantRoot the directory that an approval for the session opens for later patches; only
     *     offered where the question is about paths
     */
    record Ask(Optional<String> reason, Optional<Path> grantRoot) implements PatchApproval {}

    /**
     * Nobody may be asked, or there is nothing to ask about.
     *
     * @param text what the model is told
     */
    record Refuse(String text) implements PatchApproval {}

    /**
     * Decides. No patch runs in a sandbox, so that there is no attempt that could fail there: under
     * {@link ApprovalPolicy#ON_FAILURE} a patch that a sandbox would not let through is asked about
     * at once.
     *
     * @param roots where the conversation's sandbox policy lets files be written
     * @param escalation the model's justification, when it asks to leave the sandbox
     */
    static PatchApproval assess(
            VerifiedPatch patch,
            ApprovalPolicy policy,
            WritableRoots roots,
            GrantedRoots grants,
            Optional<String> escalation) {
        if (patch.patch().sections().isEmpty()) {
            return new Refuse("patch rejected: empty patch");
        }
        List<FileEdit> held =
                patch.edits().stream()
                        .filter(edit -> isHeld(edit, patch.directory(), roots, grants))
                        .toList();
        return switch (policy) {
            case UNTRUSTED -> new Ask(Optional.empty(), Optional.empty());
            case ON_FAILURE ->
                    held.isEmpty()
                            ? new Apply()
                            : new Ask(Optional.empty(), grantRoot(held, patch));
            case ON_REQUEST ->
                    held.isEmpty()
                                    && (escalation.isEmpty()
                                            || roots instanceof WritableRoots.Everywhere)
                            ? new Apply()
                            : new Ask(escalation, grantRoot(held, patch));
            case NEVER ->
                    held.isEmpty()
                            ? new Apply()
                            : new Refuse(
                                    "patch rejected: writing outside of the project;"
                                            + " rejected by user approval settings");
        };
    }

    private static boolean isHeld(
            FileEdit edit, Path directory, WritableRoots roots, GrantedRoots grants) {
        return !(roots instanceof WritableRoots.Everywhere)
                && (isSpelledProtected(edit, directory)
                        || (!roots.allows(edit.path()) && !grants.allows(edit.path())));
    }

    /** A {@code .git} that is a link may lead to a directory of another name. */
    private static boolean isSpelledProtected(FileEdit edit, Path directory) {
        Path root = directory.normalize();
        Path spelled = edit.spelled().normalize();
        return spelled.startsWith(root) && WritableRoots.isProtected(root.relativize(spelled));
    }

    /**
     * Returns the directory that all these files lie in: none that the workspace itself lies in,
     * and nothing for files that no grant opens.
     */
    private static Optional<Path> grantRoot(List<FileEdit> edits, VerifiedPatch patch) {
        if (edits.stream().anyMatch(edit -> isSpelledProtected(edit, patch.directory()))) {
            return Optional.empty();
        }
        List<Path> held = edits.stream().map(FileEdit::path).toList();
        return held.stream()
                .limit(1)
                .flatMap(first ->
                        Stream.iterate(first.getParent(), Objects::nonNull, Path::getParent))
                .filter(root -> held.stream().allMatch(path -> path.startsWith(root)))
                .findFirst()
                .filter(root ->
                        root.equals(patch.directory()) || !patch.directory().startsWith(root))
                .filter(root -> held.stream().noneMatch(WritableRoots::isProtected));
    }
}
