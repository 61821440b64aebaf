/**
 * Functions of the operating system called through {@code java.lang.foreign}: processes in sessions
 * of their own, pipes, and poll(2). Linux with glibc, on x86_64 and aarch64.
 */
@NullMarked
package dev.basalt.adapter.machine.process.posix;

import org.jspecify.annotations.NullMarked;
