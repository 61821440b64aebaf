package dev.basalt.adapter.machine.process.sandbox.seccomp;

import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.ifAnyBit;
import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.ifAtLeast;
import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.ifEqual;
import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.keepBits;
import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.load;
import static dev.basalt.adapter.machine.process.sandbox.seccomp.FilterInstruction.verdict;

import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.domain.command.Bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The seccomp filter of sandboxed commands. Calls that aren't denied are allowed; denied calls fail
 * with EPERM. A process that makes system calls of another architecture is killed.
 */
public final class SyscallFilter {

    /** Offsets in struct seccomp_data; for arguments, of the lower half. */
    private static final int NUMBER = 0;

    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;
    private static final int FIFTH_ARGUMENT = 48;
    private static final int UPPER_HALF = 4;

    private static final int ALLOW = 0x7fff0000;
    private static final int FAIL = 0x00050000;
    private static final int KILL_PROCESS = 0x80000000;

    /** Numbers from here on belong to the x32 ABI, a second number for every call. */
    private static final int X32 = 0x40000000;

    private static final int AF_UNIX = 1;

    /** Types of sockets. An address given to send on one of these is refused or ignored. */
    private static final int SOCK_STREAM = 1;

    private static final int SOCK_SEQPACKET = 5;

    /** The type without SOCK_CLOEXEC and SOCK_NONBLOCK, as the kernel reads it. */
    private static final int TYPE_BITS = 0xf;

    /** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
    private static final int NEW_NAMESPACES = 0x7e020000;

    /** Requests of ioctl(2) that insert characters into a terminal's input. */
    private static final int TIOCSTI = 0x5412;

    private static final int TIOCLINUX = 0x541c;

    private final Architecture architecture;
    private final List<FilterInstruction> program = new ArrayList<>();

    private SyscallFilter(Architecture architecture) {
        this.architecture = architecture;
    }

    /**
     * Returns the filter as an array of struct sock_filter.
     *
     * @param network whether sockets may be opened and used
     */
    public static Bytes program(Architecture architecture, boolean network) {
        SyscallFilter filter = new SyscallFilter(architecture);
        filter.checkArchitecture();
        filter.checkArguments(network);
        filter.checkNumbers(network);
        return filter.bytes();
    }

    private void checkArchitecture() {
        boolean x86 = architecture == Architecture.X86_64;
        add(load(ARCHITECTURE));
        add(ifEqual(x86 ? 0xc000003e : 0xc00000b7, 1, 0));
        add(verdict(KILL_PROCESS));
        add(load(NUMBER));
        if (x86) {
            add(ifAtLeast(X32, 0, 1));
            add(verdict(FAIL | Errno.EPERM));
        }
    }

    private void checkArguments(boolean network) {
        boolean x86 = architecture == Architecture.X86_64;
        // clone3: the C library falls back to clone, whose flags a filter can read
        add(ifEqual(435, 0, 1));
        add(verdict(FAIL | Errno.ENOSYS));
        onCall(x86 ? 56 : 220, load(FIRST_ARGUMENT), ifAnyBit(NEW_NAMESPACES, 0, 1));
        onCall(
                x86 ? 16 : 29,
                load(SECOND_ARGUMENT),
                ifEqual(TIOCSTI, 1, 0),
                ifEqual(TIOCLINUX, 0, 1));
        if (!network) {
            checkSocket(x86 ? 41 : 198);
            checkSocket(x86 ? 53 : 199);
            // sendto with an address
            onCall(
                    x86 ? 44 : 206,
                    load(FIFTH_ARGUMENT),
                    ifEqual(0, 0, 2),
                    load(FIFTH_ARGUMENT + UPPER_HALF),
                    ifEqual(0, 1, 0));
        }
    }

    /**
     * Allows UNIX sockets that reach only the other end of a pair, since no socket can be
     * connected. A datagram socket could send to any address, which sendmsg(2) reads from memory,
     * where a filter can't see it.
     */
    private void checkSocket(int number) {
        onCall(
                number,
                load(FIRST_ARGUMENT),
                ifEqual(AF_UNIX, 0, 4),
                load(SECOND_ARGUMENT),
                keepBits(TYPE_BITS),
                ifEqual(SOCK_STREAM, 2, 0),
                ifEqual(SOCK_SEQPACKET, 1, 0));
    }

    /**
     * Adds instructions that deny a call if the tests fall through, and allow it if they skip one
     * more.
     */
    private void onCall(int number, FilterInstruction... tests) {
        add(ifEqual(number, 0, tests.length + 2));
        for (FilterInstruction test : tests) {
            add(test);
        }
        add(verdict(FAIL | Errno.EPERM));
        add(verdict(ALLOW));
    }

    private void checkNumbers(boolean network) {
        int[] denied = DeniedCall.numbers(architecture, network).toArray();
        for (int i = 0; i < denied.length; i++) {
            add(ifEqual(denied[i], denied.length - i, 0));
        }
        add(verdict(ALLOW));
        add(verdict(FAIL | Errno.EPERM));
    }

    private void add(FilterInstruction instruction) {
        program.add(instruction);
    }

    private Bytes bytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(program.size() * FilterInstruction.BYTES)
                        .order(ByteOrder.nativeOrder());
        program.forEach(instruction -> instruction.writeTo(buffer));
        return Bytes.copyOf(buffer.array(), 0, buffer.capacity());
    }
}
