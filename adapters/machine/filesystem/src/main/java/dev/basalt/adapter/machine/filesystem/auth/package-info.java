/** The file {@code auth.json}: stored credentials, in the format of codex 0.23.0. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.auth;

import org.jspecify.annotations.NullMarked;
