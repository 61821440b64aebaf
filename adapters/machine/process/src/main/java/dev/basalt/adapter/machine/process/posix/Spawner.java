package dev.basalt.adapter.machine.process.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.basalt.domain.command.CommandInput;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Starts programs with posix_spawn(3), which doesn't copy the server's memory. A child is the
 * leader of a new session and process group, has no signal blocked or ignored, and inherits no
 * descriptor of the server except those passed to it. Thread-safe.
 */
public final class Spawner {

    private static final int SET_SIGNAL_DEFAULTS = 0x04;
    private static final int SET_SIGNAL_MASK = 0x08;
    private static final int SET_SESSION = 0x80;

    /** Enough for glibc's opaque posix_spawnattr_t (336) and file_actions_t (80). */
    private static final int OPAQUE_BYTES = 512;

    private static final int SIGNAL_SET_BYTES = 128;
    private static final int FIRST_OTHER_DESCRIPTOR = 3;

    private final MemorySegment spawn;
    private final MemorySegment actionsInit;
    private final MemorySegment actionsDestroy;
    private final MemorySegment addOpen;
    private final MemorySegment addDup2;
    private final MemorySegment addChdir;
    private final MemorySegment addCloseFrom;
    private final MemorySegment attributesInit;
    private final MemorySegment attributesDestroy;
    private final MemorySegment setFlags;
    private final MemorySegment setSignalDefaults;
    private final MemorySegment setSignalMask;

    private Spawner(Functions functions) {
        spawn = functions.find("posix_spawn");
        actionsInit = functions.find("posix_spawn_file_actions_init");
        actionsDestroy = functions.find("posix_spawn_file_actions_destroy");
        addOpen = functions.find("posix_spawn_file_actions_addopen");
        addDup2 = functions.find("posix_spawn_file_actions_adddup2");
        addChdir = functions.find("posix_spawn_file_actions_addchdir_np");
        addCloseFrom = functions.find("posix_spawn_file_actions_addclosefrom_np");
        attributesInit = functions.find("posix_spawnattr_init");
        attributesDestroy = functions.find("posix_spawnattr_destroy");
        setFlags = functions.find("posix_spawnattr_setflags");
        setSignalDefaults = functions.find("posix_spawnattr_setsigdefault");
        setSignalMask = functions.find("posix_spawnattr_setsigmask");
    }

    /**
     * Returns a spawner, or the functions that this C library lacks (glibc has them since 2.34).
     */
    static Either<String, Spawner> load() {
        Functions functions = new Functions();
        Spawner spawner = new Spawner(functions);
        return functions.missing.isEmpty()
                ? Either.right(spawner)
                : Either.left(
                        "the C library does not have " + String.join(", ", functions.missing));
    }

    private static final class Functions {
        final List<String> missing = new ArrayList<>();

        MemorySegment find(String name) {
            return NativeCalls.find(name)
                    .orElseGet(() -> {
                        missing.add(name);
                        return MemorySegment.NULL;
                    });
        }
    }

    /**
     * Starts a program with the given descriptors as its standard output and error, and with its
     * input or /dev/null as its standard input.
     *
     * @param further its descriptors 3, 4 and so on; their numbers in the server must be above
     *     those
     * @return the process id, which stays valid until the caller reaps it
     */
    public Either<Errno, Integer> spawn(Launch launch, int stdout, int stderr, int... further) {
        return spawn(launch, OptionalInt.empty(), stdout, stderr, further);
    }

    /**
     * As above.
     *
     * @param stdin its standard input; empty: as the launch says
     */
    public Either<Errno, Integer> spawn(
            Launch launch, OptionalInt stdin, int stdout, int stderr, int... further) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(OPAQUE_BYTES, 16);
            MemorySegment attributes = arena.allocate(OPAQUE_BYTES, 16);
            call(actionsInit, actions.address());
            call(attributesInit, attributes.address());
            try {
                prepareDescriptors(arena, actions, launch, stdin, stdout, stderr, further);
                prepareAttributes(arena, attributes);
                return execute(arena, launch, actions, attributes);
            } finally {
                call(actionsDestroy, actions.address());
                call(attributesDestroy, attributes.address());
            }
        }
    }

    private void prepareDescriptors(
            Arena arena,
            MemorySegment actions,
            Launch launch,
            OptionalInt stdin,
            int stdout,
            int stderr,
            int... further) {
        if (stdin.isPresent()) {
            call(addDup2, actions.address(), stdin.getAsInt(), 0);
        } else if (!(launch.input() instanceof CommandInput.Inherited)) {
            call(addOpen, actions.address(), 0, text(arena, "/dev/null"), 0, 0);
        }
        call(addDup2, actions.address(), stdout, 1);
        call(addDup2, actions.address(), stderr, 2);
        int next = FIRST_OTHER_DESCRIPTOR;
        for (int descriptor : further) {
            call(addDup2, actions.address(), descriptor, next++);
        }
        call(addChdir, actions.address(), text(arena, launch.directory().toString()));
        call(addCloseFrom, actions.address(), next);
    }

    private void prepareAttributes(Arena arena, MemorySegment attributes) {
        MemorySegment none = arena.allocate(SIGNAL_SET_BYTES, 8);
        MemorySegment all = arena.allocate(SIGNAL_SET_BYTES, 8).fill((byte) 0xff);
        call(setSignalMask, attributes.address(), none.address());
        call(setSignalDefaults, attributes.address(), all.address());
        call(setFlags, attributes.address(), SET_SESSION | SET_SIGNAL_MASK | SET_SIGNAL_DEFAULTS);
    }

    private Either<Errno, Integer> execute(
            Arena arena, Launch launch, MemorySegment actions, MemorySegment attributes) {
        List<String> variables =
                launch.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList();
        MemorySegment pid = arena.allocate(JAVA_INT);
        int error =
                call(
                        spawn,
                        pid.address(),
                        text(arena, launch.program()),
                        actions.address(),
                        attributes.address(),
                        array(arena, launch.argv()),
                        array(arena, variables));
        return error == 0 ? Either.right(pid.get(JAVA_INT, 0)) : Either.left(new Errno(error));
    }

    private static int call(MemorySegment function, long... arguments) {
        long[] a = new long[6];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        return (int) NativeCalls.call(function, a[0], a[1], a[2], a[3], a[4], a[5]);
    }

    private static long text(Arena arena, String text) {
        return arena.allocateFrom(text).address();
    }

    private static long array(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        return array.address();
    }
}
