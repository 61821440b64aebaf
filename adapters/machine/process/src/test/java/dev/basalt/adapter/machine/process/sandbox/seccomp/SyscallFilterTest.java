package dev.basalt.adapter.machine.process.sandbox.seccomp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.process.posix.Architecture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The filters of both architectures, interpreted here as the kernel does. */
class SyscallFilterTest {

    private static final int X86 = 0xc000003e;
    private static final int ARM = 0xc00000b7;
    private static final int UNIX = 1;
    private static final int STREAM = 1;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "X86_64,  read,                    0,        0, 7fff0000, 7fff0000",
        "AARCH64, read,                   63,        0, 7fff0000, 7fff0000",
        "X86_64,  socket(AF_UNIX),        41,        1, 7fff0000, 7fff0000",
        "AARCH64, socket(AF_UNIX),       198,        1, 7fff0000, 7fff0000",
        "X86_64,  socket(AF_INET),        41,        2, 50001,    7fff0000",
        "AARCH64, socket(AF_INET),       198,        2, 50001,    7fff0000",
        "X86_64,  socketpair(AF_INET),    53,        2, 50001,    7fff0000",
        "AARCH64, socketpair(AF_INET),   199,        2, 50001,    7fff0000",
        "X86_64,  connect,                42,        3, 50001,    7fff0000",
        "AARCH64, connect,               203,        3, 50001,    7fff0000",
        "X86_64,  bind,                   49,        3, 50001,    7fff0000",
        "AARCH64, bind,                  200,        3, 50001,    7fff0000",
        "X86_64,  setsockopt,             54,        3, 7fff0000, 7fff0000",
        "AARCH64, setsockopt,            208,        3, 7fff0000, 7fff0000",
        "X86_64,  sendmsg,                46,        3, 7fff0000, 7fff0000",
        "AARCH64, sendmsg,               211,        3, 7fff0000, 7fff0000",
        "X86_64,  shutdown,               48,        3, 7fff0000, 7fff0000",
        "AARCH64, shutdown,              210,        3, 7fff0000, 7fff0000",
        "X86_64,  recvfrom,               45,        3, 7fff0000, 7fff0000",
        "AARCH64, recvfrom,              207,        3, 7fff0000, 7fff0000",
        "X86_64,  ptrace,                101,       16, 50001,    50001",
        "AARCH64, ptrace,                117,       16, 50001,    50001",
        "X86_64,  process_vm_writev,     311,        9, 50001,    50001",
        "AARCH64, process_vm_writev,     271,        9, 50001,    50001",
        "X86_64,  io_uring_setup,        425,        4, 50001,    50001",
        "AARCH64, io_uring_setup,        425,        4, 50001,    50001",
        "X86_64,  mount,                 165,        0, 50001,    50001",
        "AARCH64, mount,                  40,        0, 50001,    50001",
        "X86_64,  clone for a fork,       56,  1200011, 7fff0000, 7fff0000",
        "AARCH64, clone for a fork,      220,  1200011, 7fff0000, 7fff0000",
        "X86_64,  clone(CLONE_NEWUSER),   56, 10000011, 50001,    50001",
        "AARCH64, clone(CLONE_NEWUSER),  220, 10000011, 50001,    50001",
        "X86_64,  clone3,                435,        0, 50026,    50026",
        "AARCH64, clone3,                435,        0, 50026,    50026",
        "X86_64,  iopl,                  172,        3, 50001,    50001",
        "AARCH64, getppid (iopl there),  173,        3, 7fff0000, 7fff0000",
    })
    void verdict(
            Architecture architecture,
            String call,
            int number,
            String argument,
            String closed,
            String open) {
        int own = architecture == Architecture.X86_64 ? X86 : ARM;
        int first = Integer.parseInt(argument, 16);

        assertEquals(closed, run(architecture, false, own, number, first, STREAM, 0), call);
        assertEquals(open, run(architecture, true, own, number, first, STREAM, 0), call);
    }

    /** A datagram socket could send to any address; SOCK_RAW is another word for it. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "X86_64,  41,     1, 7fff0000",
        "X86_64,  53,     1, 7fff0000",
        "AARCH64, 198,    1, 7fff0000",
        "AARCH64, 199,    1, 7fff0000",
        "X86_64,  53, 80801, 7fff0000",
        "X86_64,  53,     5, 7fff0000",
        "X86_64,  53, 80805, 7fff0000",
        "X86_64,  53,     2, 50001",
        "X86_64,  53, 80802, 50001",
        "X86_64,  53,     3, 50001",
        "X86_64,  41,     2, 50001",
        "AARCH64, 198,    2, 50001",
        "AARCH64, 199,    3, 50001",
    })
    void onlyUnixSocketsThatIgnoreAddressesAreAllowed(
            Architecture architecture, int call, String type, String verdict) {
        int own = architecture == Architecture.X86_64 ? X86 : ARM;

        assertEquals(
                verdict, run(architecture, false, own, call, UNIX, Integer.parseInt(type, 16), 0));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "X86_64,  44,            0, false, 7fff0000",
        "AARCH64, 206,           0, false, 7fff0000",
        "X86_64,  44,         1000, false, 50001",
        "AARCH64, 206,        1000, false, 50001",
        "X86_64,  44, 700000000000, false, 50001",
        "X86_64,  44,         1000, true,  7fff0000",
    })
    void sendingToAnAddressIsDeniedWithoutNetwork(
            Architecture architecture, int call, String address, boolean network, String verdict) {
        int own = architecture == Architecture.X86_64 ? X86 : ARM;

        assertEquals(
                verdict, run(architecture, network, own, call, 3, 0, Long.parseLong(address, 16)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "X86_64, 16, 5412, 50001",
        "X86_64, 16, 541c, 50001",
        "X86_64, 16, 5401, 7fff0000",
        "AARCH64, 29, 5412, 50001",
        "AARCH64, 29, 5401, 7fff0000",
    })
    void insertingTerminalInputIsDenied(
            Architecture architecture, int ioctl, String request, String verdict) {
        int own = architecture == Architecture.X86_64 ? X86 : ARM;

        assertEquals(
                verdict, run(architecture, true, own, ioctl, 0, Integer.parseInt(request, 16), 0));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "X86_64, 40000003, 3, 80000000",
        "X86_64, c00000b7, 3, 80000000",
        "AARCH64, 40000028, 3, 80000000",
        "X86_64, c000003e, 1073741827, 50001",
    })
    void aSystemCallOfAnotherArchitectureKillsTheProcess(
            Architecture architecture, String convention, int number, String verdict) {
        assertEquals(
                verdict,
                run(architecture, true, Integer.parseUnsignedInt(convention, 16), number, 0, 0, 0));
    }

    private static String run(
            Architecture architecture,
            boolean network,
            int convention,
            int number,
            int first,
            int second,
            long fifth) {
        ByteBuffer program =
                ByteBuffer.wrap(SyscallFilter.program(architecture, network).toArray())
                        .order(ByteOrder.nativeOrder());
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(4, convention).putInt(16, first).putInt(24, second);
        data.putLong(48, fifth);
        int loaded = 0;
        for (int at = 0; ; at++) {
            int code = program.getShort(at * 8);
            int operand = program.getInt(at * 8 + 4);
            boolean holds =
                    switch (code) {
                        case 0x15 -> loaded == operand;
                        case 0x35 -> Integer.compareUnsigned(loaded, operand) >= 0;
                        case 0x45 -> (loaded & operand) != 0;
                        default -> false;
                    };
            switch (code) {
                case 0x20 -> loaded = data.getInt(operand);
                case 0x54 -> loaded &= operand;
                case 0x06 -> {
                    return Integer.toHexString(operand);
                }
                default -> at += program.get(at * 8 + (holds ? 2 : 3)) & 0xff;
            }
        }
    }
}
