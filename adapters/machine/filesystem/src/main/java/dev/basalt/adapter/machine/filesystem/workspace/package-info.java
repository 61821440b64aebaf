/** The user's files on the disk, changed all or nothing, and compared line by line. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.workspace;

import org.jspecify.annotations.NullMarked;
