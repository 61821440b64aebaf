package dev.basalt.adapter.process;

import dev.basalt.adapter.process.posix.Errno;
import dev.basalt.adapter.process.posix.Kernel;
import dev.basalt.adapter.process.posix.Launch;
import dev.basalt.adapter.process.posix.Posix;

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
                launch().peek(started -> shell = Optional.of(started))
                        .peekLeft(error ->
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        "commands would survive if the server were killed: "
                                                + "/bin/sh: {0}",
                                        error.message()));
                groups.forEach(group -> tell('+', group));
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

    private Either<Errno, Shell> launch() {
        Kernel kernel = posix.kernel();
        var launch = new Launch("/bin/sh", List.of("sh", "-c", SCRIPT), Path.of("/"), Map.of());
        return kernel.pipe()
                .flatMap(pipe -> {
                    // instead of the server's output, which it mustn't hold open
                    var pid = posix.spawner().spawn(launch, pipe.readEnd(), pipe.readEnd());
                    kernel.close(pipe.readEnd());
                    return pid.map(started -> new Shell(started, pipe.writeEnd()))
                            .peekLeft(_ -> kernel.close(pipe.writeEnd()));
                });
    }

    private void stop() {
        shell.ifPresent(running -> {
            posix.kernel().close(running.pipe());
            if (posix.kernel().awaitEnd(running.pid(), Termination.GRACE)) {
                posix.kernel().reap(running.pid());
            }
        });
        shell = Optional.empty();
    }
}
