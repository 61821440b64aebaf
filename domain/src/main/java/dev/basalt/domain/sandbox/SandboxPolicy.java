package dev.basalt.domain.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What commands may do. All files are readable; the policies differ in writing and in network
 * access.
 */
public sealed interface SandboxPolicy {

    SandboxMode mode();

    /** Returns whether commands may open network connections. */
    boolean networkAccess();

    /** No sandbox at all. */
    record DangerFullAccess() implements SandboxPolicy {
        @Override
        public SandboxMode mode() {
            return SandboxMode.DANGER_FULL_ACCESS;
        }

        @Override
        public boolean networkAccess() {
            return true;
        }
    }

    /** Nothing may be written but /dev/null; no network. */
    record ReadOnly() implements SandboxPolicy {
        @Override
        public SandboxMode mode() {
            return SandboxMode.READ_ONLY;
        }

        @Override
        public boolean networkAccess() {
            return false;
        }
    }

    /**
     * The conversation's directory, the listed roots and (unless excluded) /tmp and $TMPDIR may be
     * written, but never a {@code .git} or {@code .codex} directly inside a root.
     */
    record WorkspaceWrite(
            List<Path> writableRoots,
            boolean networkAccess,
            boolean excludeTmpdirEnvVar,
            boolean excludeSlashTmp)
            implements SandboxPolicy {
        public WorkspaceWrite {
            writableRoots = List.copyOf(writableRoots);
        }

        @Override
        public SandboxMode mode() {
            return SandboxMode.WORKSPACE_WRITE;
        }
    }
}
