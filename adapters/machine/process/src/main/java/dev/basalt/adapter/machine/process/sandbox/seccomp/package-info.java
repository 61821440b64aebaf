/** The seccomp filter of sandboxed commands. */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox.seccomp;

import org.jspecify.annotations.NullMarked;
