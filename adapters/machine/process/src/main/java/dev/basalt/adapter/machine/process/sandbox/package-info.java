/**
 * What holds commands: Landlock and seccomp in this process, bubblewrap, an external helper, and
 * macOS's sandbox-exec.
 */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox;

import org.jspecify.annotations.NullMarked;
