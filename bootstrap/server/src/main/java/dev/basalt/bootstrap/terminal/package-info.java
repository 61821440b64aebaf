/** What people ask for in a terminal: signing in and out, and what is configured. */
@NullMarked
package dev.basalt.bootstrap.terminal;

import org.jspecify.annotations.NullMarked;
