/** The packaged program as a host meets it: a process that is started and spoken to in lines. */
@NullMarked
package dev.basalt.bootstrap.process;

import org.jspecify.annotations.NullMarked;
