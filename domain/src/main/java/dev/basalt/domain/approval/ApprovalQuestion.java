package dev.basalt.domain.approval;

import dev.basalt.domain.patch.FileChange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that the user is asked to allow. */
public sealed interface ApprovalQuestion {

    /** The model's name for the call that is in question. */
    String callId();

    record RunCommand(String callId, List<String> argv, Path directory, Optional<String> reason)
            implements ApprovalQuestion {
        public RunCommand {
            argv = List.copyOf(argv);
        }
    }

    /**
     * May this patch change these files?
     *
     * @param changes by absolute path, in the order of the patch
     * @param grantRoot a directory that an approval for the session opens for later patches
     */
    record ApplyPatch(
            String callId,
            Map<Path, FileChange> changes,
            Optional<String> reason,
            Optional<Path> grantRoot)
            implements ApprovalQuestion {
        public ApplyPatch {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }
}
