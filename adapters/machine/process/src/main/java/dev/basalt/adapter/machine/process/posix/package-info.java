/**
 * What the operating system is asked for directly, through {@code java.lang.foreign}: processes in
 * sessions of their own, pipes, and waiting for several things at once. Linux with glibc, on x86_64
 * and aarch64.
 */
@NullMarked
package dev.basalt.adapter.machine.process.posix;

import org.jspecify.annotations.NullMarked;
