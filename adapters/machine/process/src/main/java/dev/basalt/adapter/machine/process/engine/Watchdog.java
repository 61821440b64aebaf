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
 * Ends commands if the server is killed. A shell in a session of its own keeps a list of the
 * running process groups; it reads the list's changes from a pipe whose write end only the server
 * has. When the server ends for whatever reason the pipe is closed, and the shell kills the listed
 * groups. A group is removed from the list before the kernel may reuse its id. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    /** Uses shell builtins only: nothing needs to be found or started at the end. */
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

    /** Does nothing; shows whether the pipe is still read, since the shell may have been killed. */
    private static final char NO_CHANGE = '.';

    private final Posix posix;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Integer> groups = new LinkedHashSet<>();
    private Optional<Shell> shell = Optional.empty();

    private record Shell(int pid, int pipe) {}

    Watchdog(Posix posix) {
        this.posix = posix;
    }

    /** Starts the shell unless it runs. The calling thread must not be restricted by a sandbox. */
    void start() {
        lock.lock();
        try {
            if (!send(NO_CHANGE, 0)) {
                stop();
                launch();
                for (int group : groups) {
                    send('+', group);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a group to the list. Call it directly after the start: until then the group would
     * survive the server.
     */
    void watch(int group) {
        lock.lock();
        try {
            groups.add(group);
            send('+', group);
        } finally {
            lock.unlock();
        }
    }

    /** Removes a group from the list, if it is listed. */
    void unwatch(int group) {
        lock.lock();
        try {
            if (groups.remove(group)) {
                send('-', group);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Kills the groups that are still listed, and ends the shell. */
    @Override
    public void close() {
        lock.lock();
        try {
            stop();
        } finally {
            lock.unlock();
        }
    }

    private boolean send(char what, int group) {
        byte[] bytes = ("" + what + group + '\n').getBytes(StandardCharsets.US_ASCII);
        return shell.isPresent() && write(shell.get().pipe(), bytes);
    }

    private boolean write(int pipe, byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment line = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            return posix.kernel().write(pipe, line) == bytes.length;
        }
    }

    /** Without lambdas: each would cost the first command half a millisecond. */
    private void launch() {
        Kernel kernel = posix.kernel();
        Either<Errno, Kernel.Pipe> pipe = kernel.pipe();
        if (pipe.isLeft()) {
            warn(pipe.getLeft());
            return;
        }
        int end = pipe.get().readEnd();
        var launch = new Launch("/bin/sh", List.of("sh", "-c", SCRIPT), Path.of("/"), Map.of());
        // the pipe in place of the server's output, which must not stay open
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
                "cannot start the watchdog; commands keep running if the server is killed: /bin/sh:"
                        + " {0}",
                error.message());
    }

    private void stop() {
        if (shell.isPresent()) {
            posix.kernel().close(shell.get().pipe());
            if (posix.kernel().awaitEnd(shell.get().pid(), TerminationLimits.GRACE)) {
                posix.kernel().reap(shell.get().pid());
            }
            shell = Optional.empty();
        }
    }
}
