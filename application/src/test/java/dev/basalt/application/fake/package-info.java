/** Stand-ins for the ports, for tests of use cases without I/O. */
@NullMarked
package dev.basalt.application.fake;

import org.jspecify.annotations.NullMarked;
