/** {@code auth.json}: the credentials between runs, in codex 0.23.0's format. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.auth;

import org.jspecify.annotations.NullMarked;
