package dev.basalt.domain.approval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class SessionApprovalsTest {

    private static final ProposedCommand MAKE = command("/project", "make", "all");

    @Test
    void coverTheSameArgumentsInTheSameDirectory() {
        SessionApprovals approvals = SessionApprovals.NONE.with(MAKE);

        assertTrue(approvals.cover(MAKE));
        assertTrue(
                approvals.cover(
                        new ProposedCommand(
                                MAKE.argv(), MAKE.directory(), true, Optional.of("faster"))));
    }

    @Test
    void coverTheSameDirectoryInOtherWords() {
        SessionApprovals approvals = SessionApprovals.NONE.with(MAKE);

        assertTrue(approvals.cover(command("/project/.", "make", "all")));
        assertTrue(approvals.cover(command("/./project", "make", "all")));
        // sub may be a symbolic link
        assertFalse(approvals.cover(command("/project/sub/..", "make", "all")));
    }

    @Test
    void coverNothingElse() {
        SessionApprovals approvals = SessionApprovals.NONE.with(MAKE);

        assertFalse(SessionApprovals.NONE.cover(MAKE));
        assertFalse(approvals.cover(command("/project", "make", "all", "install")));
        assertFalse(approvals.cover(command("/project", "make all")));
        assertFalse(approvals.cover(command("/project/sub", "make", "all")));
    }

    @Test
    void keepWhatWasAllowedBefore() {
        ProposedCommand other = command("/", "id");

        SessionApprovals approvals = SessionApprovals.NONE.with(MAKE).with(other).with(MAKE);

        assertTrue(approvals.cover(MAKE));
        assertTrue(approvals.cover(other));
    }

    private static ProposedCommand command(String directory, String... argv) {
        return new ProposedCommand(List.of(argv), Path.of(directory), false, Optional.empty());
    }
}
