package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Errno;
import dev.basalt.adapter.machine.process.posix.InheritedMark;
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
import java.util.function.Supplier;

/**
 * Ends commands if the server is killed. A shell in a session of its own keeps a list of what runs;
 * it reads the list's changes from a pipe whose write end only the server has. When the server ends
 * for whatever reason the pipe is closed, and the shell kills what is listed.
 *
 * <p>A command is listed twice: before its start by a mark that all its processes inherit ({@link
 * InheritedMark}), and after it by its process group, which is killed faster. While a child shares
 * the pipe, before it executes its program, the pipe isn't closed: no command is missed.
 * Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    /**
     * Uses shell builtins only: nothing needs to be found or started at the end. Processes with a
     * mark are looked for until no further one appears; threads of the kernel have no exe. The
     * server itself has a mark while it starts a process.
     */
    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            list=' '
            while read -r line; do
              item=${line#?}
              case $line in
                +*) list=$list$item' ' ;;
                -*) list=${list%%" $item "*}' '${list#*" $item "} ;;
              esac
            done <&1
            marks=
            for item in $list; do
              case $item in
                m*) marks=$marks' '${item#m}' ' ;;
                *) kill -KILL "-$item" ;;
              esac
            done
            found=$marks before=
            while [ "$found" != "$before" ]; do
              before=$found found=
              for process in /proc/[0-9]*; do
                [ "$process" != "/proc/$PPID" ] && [ -e "$process/exe" ] || continue
                while read -r max what which soft rest; do
                  case $what$which in
                    filelocks)
                      case $marks in
                        *" $soft "*)
                          kill -KILL "${process#/proc/}"
                          found=$found$process
                          ;;
                      esac
                      break
                      ;;
                  esac
                done < "$process/limits"
              done
            done
            """;

    /** How many commands may start until marks repeat. */
    private static final int MARKS = 1 << 24;

    /** Does nothing; shows whether the pipe is still read, since the shell may have been killed. */
    private static final char NO_CHANGE = '.';

    private final Posix posix;
    private final InheritedMark mark;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> items = new LinkedHashSet<>();
    private Optional<Shell> shell = Optional.empty();
    private int marks;

    /**
     * A process that is listed.
     *
     * @param pid of a session leader
     */
    record Watched(int pid, String mark) {}

    private record Shell(int pid, int pipe) {}

    Watchdog(Posix posix) {
        this.posix = posix;
        this.mark = new InheritedMark(posix.kernel());
    }

    /** Starts the shell unless it runs. The calling thread must not be restricted by a sandbox. */
    void start() {
        lock.lock();
        try {
            if (!send(NO_CHANGE, "")) {
                stop();
                launch();
                for (String item : items) {
                    send('+', item);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Starts a process that is listed before it can do anything. */
    Either<Errno, Watched> watch(Supplier<Either<Errno, Integer>> spawn) {
        lock.lock();
        try {
            marks = (marks + 1) % MARKS;
            long number = ProcessHandle.current().pid() * MARKS + marks;
            String item = "m" + number;
            add(item);
            mark.set(number);
            Either<Errno, Integer> pid;
            try {
                pid = spawn.get();
            } finally {
                mark.reset();
            }
            if (pid.isLeft()) {
                remove(item);
                return Either.left(pid.getLeft());
            }
            add(pid.get().toString());
            return Either.right(new Watched(pid.get(), item));
        } finally {
            lock.unlock();
        }
    }

    /** Removes a process from the list, before the kernel may reuse its id. */
    void forget(Watched watched) {
        lock.lock();
        try {
            remove(watched.mark());
            remove(Integer.toString(watched.pid()));
        } finally {
            lock.unlock();
        }
    }

    private void add(String item) {
        items.add(item);
        send('+', item);
    }

    private void remove(String item) {
        if (items.remove(item)) {
            send('-', item);
        }
    }

    /** Kills what is still listed, and ends the shell. */
    @Override
    public void close() {
        lock.lock();
        try {
            stop();
        } finally {
            lock.unlock();
        }
    }

    private boolean send(char what, String item) {
        byte[] bytes = (what + item + '\n').getBytes(StandardCharsets.US_ASCII);
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
        mark.clear();
        Either<Errno, Integer> pid = posix.spawner().spawn(launch, end, end);
        mark.reset();
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
