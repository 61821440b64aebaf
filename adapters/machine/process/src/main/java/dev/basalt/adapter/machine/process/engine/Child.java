package dev.basalt.adapter.machine.process.engine;

/**
 * The process of a command.
 *
 * @param pid of the process that was started
 * @param group all that belongs to it
 * @param end the descriptor that tells of its end
 * @param stdout the pipe it writes to
 * @param stderr likewise
 */
record Child(int pid, Group group, int end, int stdout, int stderr) {}
