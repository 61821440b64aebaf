/** The command line. */
@NullMarked
package dev.basalt.bootstrap.process.terminal;

import org.jspecify.annotations.NullMarked;
