package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The processes of one command. Not thread-safe: used by the thread that monitors the command. */
sealed interface ProcessGroup {

    /** Sends SIGTERM. */
    void terminate();

    /** Sends SIGKILL. */
    void kill();

    /** A session and process group whose leader is the command itself. */
    record Own(Kernel kernel, Watchdog.Watched leader, Watchdog watchdog) implements ProcessGroup {

        @Override
        public void terminate() {
            kernel.signalGroup(leader.pid(), Kernel.SIGTERM);
        }

        @Override
        public void kill() {
            kernel.signalGroup(leader.pid(), Kernel.SIGKILL);
            watchdog.forget(leader);
        }
    }

    /**
     * A command started by {@code bwrap}: its session leader is the first process of its pid
     * namespace. That process ignores SIGTERM; when it is killed, the kernel kills all others of
     * the namespace.
     */
    final class Wrapped implements ProcessGroup {

        private static final String LEADER = "\"child-pid\": ";

        private final Kernel kernel;
        private final Watchdog.Watched wrapper;
        private final Watchdog watchdog;
        private final int info;
        private OptionalInt leader = OptionalInt.empty();

        /**
         * @param wrapper bwrap's process
         * @param info the descriptor on which bwrap reports the leader's process id, as JSON
         */
        Wrapped(Kernel kernel, Watchdog.Watched wrapper, Watchdog watchdog, int info) {
            this.kernel = kernel;
            this.wrapper = wrapper;
            this.watchdog = watchdog;
            this.info = info;
        }

        /** Not sent to bwrap itself: it would end at once, and the command with it. */
        @Override
        public void terminate() {
            kernel.signalGroup(leader().orElse(wrapper.pid()), Kernel.SIGTERM);
        }

        /**
         * Returns when all have ended: bwrap exits before the processes that the command left
         * behind.
         */
        @Override
        public void kill() {
            leader().ifPresent(this::killAllAndWait);
            kernel.signalGroup(wrapper.pid(), Kernel.SIGKILL);
            watchdog.forget(wrapper);
        }

        private void killAllAndWait(int first) {
            kernel.descriptorOf(first)
                    .peek(end -> {
                        kernel.signalGroup(first, Kernel.SIGKILL);
                        kernel.awaitReadable(end, TerminationLimits.KILL_WAIT);
                        kernel.close(end);
                    });
        }

        private OptionalInt leader() {
            if (leader.isEmpty() && kernel.awaitReadable(info, TerminationLimits.GRACE)) {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment buffer = arena.allocate(256);
                    int length = (int) Math.max(0, kernel.read(info, buffer));
                    byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
                    leader = number(new String(bytes, StandardCharsets.US_ASCII));
                }
            }
            return leader;
        }

        private static OptionalInt number(String json) {
            int from = json.indexOf(LEADER) + LEADER.length();
            int to = from;
            while (to < json.length() && Character.isDigit(json.charAt(to))) {
                to++;
            }
            return from < LEADER.length() || from == to
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(json.substring(from, to)));
        }
    }
}
