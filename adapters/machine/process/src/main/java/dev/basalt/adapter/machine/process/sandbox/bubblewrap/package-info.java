/** Sandboxing with bubblewrap. */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox.bubblewrap;

import org.jspecify.annotations.NullMarked;
