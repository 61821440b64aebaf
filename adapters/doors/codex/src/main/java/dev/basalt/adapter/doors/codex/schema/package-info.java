/** Generates JSON Schema and TypeScript for clients of the protocol. */
@NullMarked
package dev.basalt.adapter.doors.codex.schema;

import org.jspecify.annotations.NullMarked;
