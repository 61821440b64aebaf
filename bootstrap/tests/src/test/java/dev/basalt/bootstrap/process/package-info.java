/** The packaged program as clients use it: a process that reads and writes lines. */
@NullMarked
package dev.basalt.bootstrap.process;

import org.jspecify.annotations.NullMarked;
