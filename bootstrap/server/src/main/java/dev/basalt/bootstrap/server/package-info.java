/** The program: its command line and what each command starts. */
@NullMarked
package dev.basalt.bootstrap.server;

import org.jspecify.annotations.NullMarked;
