/** The commands that sign in and out, in a terminal. */
@NullMarked
package dev.basalt.adapter.doors.terminal.account;

import org.jspecify.annotations.NullMarked;
