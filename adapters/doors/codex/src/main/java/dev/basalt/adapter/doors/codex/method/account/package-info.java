/**
 * Wire records of the methods that sign in and out. The names of the components are part of the
 * protocol.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.method.account;

import org.jspecify.annotations.NullMarked;
