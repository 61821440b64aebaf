/** Reading and writing the wire records of codex, with one mapper. */
@NullMarked
package dev.basalt.adapter.doors.codex;

import org.jspecify.annotations.NullMarked;
