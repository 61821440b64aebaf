package dev.basalt.adapter.machine.process.posix;

/**
 * System calls that have no function in the C library, with their numbers on x86_64 and on aarch64.
 */
public enum SystemCall {
    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    WAIT4(61, 260),
    KILL(62, 129),
    PRCTL(157, 167),
    MOUNT(165, 40),
    OPENAT(257, 56),
    PPOLL(271, 73),
    UNSHARE(272, 97),
    EVENTFD2(290, 19),
    PIPE2(293, 59),
    PRLIMIT64(302, 261),
    SECCOMP(317, 277),
    PIDFD_OPEN(434, 434),
    MOUNT_SETATTR(442, 442),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446);

    private final int onX86;
    private final int onArm;

    SystemCall(int onX86, int onArm) {
        this.onX86 = onX86;
        this.onArm = onArm;
    }

    int number(Architecture architecture) {
        return switch (architecture) {
            case X86_64 -> onX86;
            case AARCH64 -> onArm;
        };
    }
}
