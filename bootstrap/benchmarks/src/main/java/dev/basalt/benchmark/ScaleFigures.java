package dev.basalt.benchmark;

import java.util.Locale;

/**
 * What a server costs.
 *
 * @param firstTurn milliseconds from the first prompt to the end of its turn
 * @param notifications per second, during a long answer
 * @param turnMemory kilobytes that each turn adds, including its history
 */
record ScaleFigures(
        WarmTurn turn,
        double firstTurn,
        double notifications,
        Conversations conversations,
        double turnMemory) {

    /**
     * A turn of a server that has had many.
     *
     * @param cpu milliseconds of the server's CPU
     * @param latency milliseconds from the prompt to the end; the median
     */
    record WarmTurn(double cpu, double latency) {}

    /**
     * What a conversation costs.
     *
     * @param creation milliseconds
     * @param idle resident kilobytes of one that has just begun
     * @param used resident kilobytes of one that has had a turn, with a listener
     */
    record Conversations(double creation, double idle, double used) {}

    /** Returns the figures as lines of text, each with its ratio to another server's. */
    String beside(ScaleFigures other) {
        return line("latency of a warm turn, ms", turn.latency, other.turn.latency)
                + line("latency of the first turn, ms", firstTurn, other.firstTurn)
                + line("CPU of a warm turn, ms", turn.cpu, other.turn.cpu)
                + line("notifications a second", notifications, other.notifications)
                + line(
                        "creation of a conversation, ms",
                        conversations.creation,
                        other.conversations.creation)
                + line(
                        "memory of an idle conversation, kB",
                        conversations.idle,
                        other.conversations.idle)
                + line(
                        "memory of one that had a turn, kB",
                        conversations.used,
                        other.conversations.used)
                + line("memory left by a turn, kB", turnMemory, other.turnMemory);
    }

    private static String line(String name, double value, double other) {
        return String.format(
                Locale.ROOT, "  %-36s %,12.2f  (%.3f of the last)%n", name, value, value / other);
    }
}
