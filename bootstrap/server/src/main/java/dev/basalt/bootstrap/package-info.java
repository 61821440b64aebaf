/** The program: its command line and the wiring of all the other rooms. */
@NullMarked
package dev.basalt.bootstrap;

import org.jspecify.annotations.NullMarked;
