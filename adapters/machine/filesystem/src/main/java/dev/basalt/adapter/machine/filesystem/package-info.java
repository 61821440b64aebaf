/** Everything Basalt reads from and writes to files. */
@NullMarked
package dev.basalt.adapter.machine.filesystem;

import org.jspecify.annotations.NullMarked;
