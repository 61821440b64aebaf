/**
 * The JSON shapes of wire records, derived from the records themselves. They validate what clients
 * send, and the schemas are generated from them.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.shape;

import org.jspecify.annotations.NullMarked;
