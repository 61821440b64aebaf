package dev.basalt.adapter.machine.process.sandbox;

/**
 * Linux capabilities that are removed from sandboxed commands: those over the whole machine. The
 * capabilities that root needs to work on files and to switch users remain.
 */
public enum DroppedCapability {
    CAP_DAC_READ_SEARCH(2),
    CAP_LINUX_IMMUTABLE(9),
    CAP_NET_ADMIN(12),
    CAP_NET_RAW(13),
    CAP_SYS_MODULE(16),
    CAP_SYS_RAWIO(17),
    CAP_SYS_PTRACE(19),
    CAP_SYS_PACCT(20),
    CAP_SYS_ADMIN(21),
    CAP_SYS_BOOT(22),
    CAP_SYS_TIME(25),
    CAP_SYS_TTY_CONFIG(26),
    CAP_MKNOD(27),
    CAP_AUDIT_CONTROL(30),
    CAP_SETFCAP(31),
    CAP_MAC_OVERRIDE(32),
    CAP_MAC_ADMIN(33),
    CAP_SYSLOG(34),
    CAP_WAKE_ALARM(35),
    /** Includes reading the memory and environment of any process. */
    CAP_PERFMON(38),
    CAP_BPF(39),
    CAP_CHECKPOINT_RESTORE(40);

    /** Later capabilities came with Linux 5.8; other programs may not know their names. */
    private static final int LAST_OLD = 37;

    private final int number;

    DroppedCapability(int number) {
        this.number = number;
    }

    public boolean isKnownEverywhere() {
        return number <= LAST_OLD;
    }

    /** Returns its number in the kernel (linux/capability.h). */
    public int number() {
        return number;
    }
}
