package dev.basalt.adapter.machine.process.engine;

import dev.basalt.adapter.machine.process.posix.Kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The processes of one command. Used by one thread. */
sealed interface Group {

    /** Asks them to end. */
    void terminate();

    /** Ends them. */
    void kill();

    /** A session and process group that the command leads itself, and which is watched. */
    record Own(Kernel kernel, int leader, Watchdog watchdog) implements Group {

        @Override
        public void terminate() {
            kernel.signalGroup(leader, Kernel.SIGTERM);
        }

        @Override
        public void kill() {
            kernel.signalGroup(leader, Kernel.SIGKILL);
            watchdog.forget(leader);
        }
    }

    /**
     * The command behind {@code bwrap}: in a session that the first process of its process
     * namespace leads. That one ignores SIGTERM; when it is killed, all others are.
     */
    final class Wrapped implements Group {

        private static final String LEADER = "\"child-pid\": ";

        private final Kernel kernel;
        private final int wrapper;
        private final int told;
        private OptionalInt leader = OptionalInt.empty();

        /**
         * @param wrapper bwrap's process id
         * @param told where bwrap tells, in JSON, who the leader is
         */
        Wrapped(Kernel kernel, int wrapper, int told) {
            this.kernel = kernel;
            this.wrapper = wrapper;
            this.told = told;
        }

        /** bwrap itself is left out: it would die at once, and the command with it. */
        @Override
        public void terminate() {
            kernel.signalGroup(leader().orElse(wrapper), Kernel.SIGTERM);
        }

        /** Returns when they are gone: bwrap exits before those that the command left behind. */
        @Override
        public void kill() {
            leader().ifPresent(this::killAllAndWait);
            kernel.signalGroup(wrapper, Kernel.SIGKILL);
        }

        private void killAllAndWait(int first) {
            kernel.descriptorOf(first)
                    .peek(end -> {
                        kernel.signalGroup(first, Kernel.SIGKILL);
                        kernel.awaitReadable(end, Termination.PATIENCE);
                        kernel.close(end);
                    });
        }

        private OptionalInt leader() {
            if (leader.isEmpty() && kernel.awaitReadable(told, Termination.GRACE)) {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment buffer = arena.allocate(256);
                    int length = (int) Math.max(0, kernel.read(told, buffer));
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
