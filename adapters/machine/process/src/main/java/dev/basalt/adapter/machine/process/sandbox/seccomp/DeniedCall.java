package dev.basalt.adapter.machine.process.sandbox.seccomp;

import dev.basalt.adapter.machine.process.posix.Architecture;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * System calls that are denied to sandboxed commands whatever their arguments, with their numbers
 * on x86_64 and on aarch64.
 */
enum DeniedCall {
    // access to other processes
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PROCESS_MADVISE(440, 440),
    PIDFD_GETFD(438, 438),
    KCMP(312, 272),
    // calls that bypass this filter, or kernel interfaces that commands don't need
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    KEYCTL(250, 219),
    // changes of mounts, and opening files without a path
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    MOUNT_SETATTR(442, 442),
    OPEN_BY_HANDLE_AT(304, 265),
    UNSHARE(272, 97),
    SETNS(308, 268),
    // changes of the whole machine, where the server runs as root
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    REBOOT(169, 142),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    SETTIMEOFDAY(164, 170),
    CLOCK_SETTIME(227, 112),
    ADJTIMEX(159, 171),
    CLOCK_ADJTIME(305, 266),
    SETHOSTNAME(170, 161),
    SETDOMAINNAME(171, 162),
    ACCT(163, 89),
    QUOTACTL(179, 60),
    QUOTACTL_FD(443, 443),
    SYSLOG(103, 116),
    IOPL(172, DeniedCall.UNKNOWN_THERE),
    IOPERM(173, DeniedCall.UNKNOWN_THERE),
    VHANGUP(153, 58),
    // connections, also those over UNIX sockets
    CONNECT(42, 203, true),
    ACCEPT(43, 202, true),
    ACCEPT4(288, 242, true),
    BIND(49, 200, true),
    LISTEN(50, 201, true);

    private static final int UNKNOWN_THERE = -1;

    private final int onX86;
    private final int onArm;
    private final boolean ofNetwork;

    DeniedCall(int onX86, int onArm) {
        this(onX86, onArm, false);
    }

    DeniedCall(int onX86, int onArm, boolean ofNetwork) {
        this.onX86 = onX86;
        this.onArm = onArm;
        this.ofNetwork = ofNetwork;
    }

    /** Returns the numbers of the denied calls. */
    static IntStream numbers(Architecture architecture, boolean network) {
        return Arrays.stream(values())
                .filter(call -> !(network && call.ofNetwork))
                .mapToInt(call -> architecture == Architecture.X86_64 ? call.onX86 : call.onArm)
                .filter(number -> number != UNKNOWN_THERE);
    }
}
