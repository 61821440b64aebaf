/** How a client is asked for an approval, and how its answer is read. */
@NullMarked
package dev.basalt.adapter.doors.codex.approval;

import org.jspecify.annotations.NullMarked;
