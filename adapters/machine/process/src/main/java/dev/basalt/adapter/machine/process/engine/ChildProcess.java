package dev.basalt.adapter.machine.process.engine;

/**
 * The process of a command.
 *
 * @param pid of the started process
 * @param group all processes that belong to it
 * @param end the pidfd, which is readable once the process has ended
 * @param stdout the read end of the pipe it writes to
 * @param stderr the same for standard error
 */
record ChildProcess(int pid, ProcessGroup group, int end, int stdout, int stderr) {}
