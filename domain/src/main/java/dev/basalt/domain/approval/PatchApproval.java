package dev.basalt.domain.approval;

import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.sandbox.WritableRoots;
import dev.basalt.domain.workspace.FileEdit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a verified patch may be applied. The texts for the model are those of codex 0.23.0. */
public sealed interface PatchApproval {

    /** The tool output for the model when the user denies the patch. */
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
     * The policy does not allow asking the user, or the patch is empty.
     *
     * @param text the tool output for the model
     */
    record Refuse(String text) implements PatchApproval {}

    /**
     * Decides. Patches are not applied in a sandbox, so no attempt can fail there: under {@link
     * ApprovalPolicy#ON_FAILURE} the user is asked at once about a patch that a sandbox would
     * prevent.
     *
     * @param roots where the conversation's sandbox policy allows writing
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
        List<FileEdit> restricted =
                patch.edits().stream()
                        .filter(edit -> needsApproval(edit, patch.directory(), roots, grants))
                        .toList();
        return switch (policy) {
            case UNTRUSTED -> new Ask(Optional.empty(), Optional.empty());
            case ON_FAILURE ->
                    restricted.isEmpty()
                            ? new Apply()
                            : new Ask(Optional.empty(), grantRoot(restricted, patch));
            case ON_REQUEST ->
                    restricted.isEmpty()
                                    && (escalation.isEmpty()
                                            || roots instanceof WritableRoots.Everywhere)
                            ? new Apply()
                            : new Ask(escalation, grantRoot(restricted, patch));
            case NEVER ->
                    restricted.isEmpty()
                            ? new Apply()
                            : new Refuse(
                                    "patch rejected: writing outside of the project;"
                                            + " rejected by user approval settings");
        };
    }

    private static boolean needsApproval(
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
     * Returns the deepest directory that contains all these files. Empty if that is a parent of the
     * workspace, or if a file is protected, so that no grant can allow it.
     */
    private static Optional<Path> grantRoot(List<FileEdit> edits, VerifiedPatch patch) {
        if (edits.stream().anyMatch(edit -> isSpelledProtected(edit, patch.directory()))) {
            return Optional.empty();
        }
        List<Path> paths = edits.stream().map(FileEdit::path).toList();
        return paths.stream()
                .limit(1)
                .flatMap(first ->
                        Stream.iterate(first.getParent(), Objects::nonNull, Path::getParent))
                .filter(root -> paths.stream().allMatch(path -> path.startsWith(root)))
                .findFirst()
                .filter(root ->
                        root.equals(patch.directory()) || !patch.directory().startsWith(root))
                .filter(root -> paths.stream().noneMatch(WritableRoots::isProtected));
    }
}
