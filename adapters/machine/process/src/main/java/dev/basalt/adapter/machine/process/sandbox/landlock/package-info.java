/** Sandboxing with Linux Landlock. */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox.landlock;

import org.jspecify.annotations.NullMarked;
