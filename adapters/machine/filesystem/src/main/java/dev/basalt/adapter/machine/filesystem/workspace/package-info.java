/** The user's files on disk: reading, atomic changes, and comparison by line. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.workspace;

import org.jspecify.annotations.NullMarked;
