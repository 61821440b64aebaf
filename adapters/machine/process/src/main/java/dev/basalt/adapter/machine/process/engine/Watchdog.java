package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.Kernel;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;

import io.vavr.control.Either;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends commands when the server can't any more, because it was killed. A shell in a session of its
 * own keeps the list of process groups that run; it reads from a pipe whose other end the server
 * alone holds. Whatever ends the server ends the pipe, and then the shell kills what is listed. A
 * group is taken off the list before its number may be given away. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    /** Only what every shell has built in: nothing needs to be found or started at the end. */
    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            list=' '
            while read -r line; do
              group=${line#?}
              case $line in
                +*) list=$list$group' ' ;;
                -*) list=${list%%" $group "*}' '${list#*" $group "} ;;
              esac
            done <&1
            for group in $list; do kill -KILL "-$group"; done
            """;

    /** Only shows whether it is read: somebody may have killed the shell. */
    private static final char NOTHING = '.';

    private final Posix posix;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Integer> groups = new LinkedHashSet<>();
    private Optional<Shell> shell = Optional.empty();

    private record Shell(int pid, int pipe) {}

    Watchdog(Posix posix) {
        this.posix = posix;
    }

    /**
     * Starts the shell unless it runs. It must be no child of a thread that took rights from
     * itself.
     */
    void start() {
        lock.lock();
        try {
            if (!tell(NOTHING, 0)) {
                stop();
                launch();
                for (int group : groups) {
                    tell('+', group);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts a group on the list, at once after its start: until then it would survive the server.
     */
    void watch(int group) {
        lock.lock();
        try {
            groups.add(group);
            tell('+', group);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a group off the list, if it is on it. */
    void forget(int group) {
        lock.lock();
        try {
            if (groups.remove(group)) {
                tell('-', group);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is still listed, and the shell. */
    @Override
    public void close() {
        lock.lock();
        try {
            stop();
        } finally {
            lock.unlock();
        }
    }

    private boolean tell(char what, int group) {
        byte[] bytes = ("" + what + group + '\n').getBytes(StandardCharsets.US_ASCII);
        return shell.isPresent() && write(shell.get().pipe(), bytes);
    }

    private boolean write(int pipe, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment line = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            return posix.kernel().write(pipe, line) == bytes.length;
        }
    }

    /** Step by step: each lambda would cost the first command half a millisecond. */
    private void launch() {
        Kernel kernel = posix.kernel();
        Either<Errno, Kernel.Pipe> pipe = kernel.pipe();
        if (pipe.isLeft()) {
            warn(pipe.getLeft());
            return;
        }
        int end = pipe.get().readEnd();
        var launch = new Launch("/bin/sh", List.of("sh", "-c", SCRIPT), Path.of("/"), Map.of());
        // the pipe instead of the server's output, which must not be held open
        Either<Errno, Integer> pid = posix.spawner().spawn(launch, end, end);
        kernel.close(end);
        if (pid.isLeft()) {
            kernel.close(pipe.get().writeEnd());
            warn(pid.getLeft());
            return;
        }
        shell = Optional.of(new Shell(pid.get(), pipe.get().writeEnd()));
    }

    private static void warn(Errno error) {
        LOG.log(
                System.Logger.Level.WARNING,
                "commands would survive if the server were killed: /bin/sh: {0}",
                error.message());
    }

    private void stop() {
        if (shell.isPresent()) {
            posix.kernel().close(shell.get().pipe());
            if (posix.kernel().awaitEnd(shell.get().pid(), Termination.GRACE)) {
                posix.kernel().reap(shell.get().pid());
            }
            shell = Optional.empty();
        }
    }
}
