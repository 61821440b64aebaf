/** The arguments of the model's tool calls as JSON. */
@NullMarked
package dev.basalt.adapter.doors.codex.tool;

import org.jspecify.annotations.NullMarked;
