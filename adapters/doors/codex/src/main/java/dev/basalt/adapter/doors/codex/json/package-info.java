/** JSON as it is written without a mapper. */
@NullMarked
package dev.basalt.adapter.doors.codex.json;

import org.jspecify.annotations.NullMarked;
