/**
 * What clients ask for and what they get: one file per method, with its params and its result.
 * Field names are the protocol's; they are not to be tidied.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method;

import org.jspecify.annotations.NullMarked;
