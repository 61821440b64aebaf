/** Sandboxing on macOS, with sandbox-exec. */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox.seatbelt;

import org.jspecify.annotations.NullMarked;
