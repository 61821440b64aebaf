/** Files that Basalt reads and writes. */
@NullMarked
package dev.basalt.adapter.machine.filesystem;

import org.jspecify.annotations.NullMarked;
