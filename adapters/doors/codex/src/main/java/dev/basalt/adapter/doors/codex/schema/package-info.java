/** The protocol as JSON Schema and TypeScript, for those who write front ends. */
@NullMarked
package dev.basalt.adapter.doors.codex.schema;

import org.jspecify.annotations.NullMarked;
