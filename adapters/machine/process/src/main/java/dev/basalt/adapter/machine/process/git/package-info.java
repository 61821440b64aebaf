/** Working trees of git, through the program git. */
@NullMarked
package dev.basalt.adapter.machine.process.git;

import org.jspecify.annotations.NullMarked;
