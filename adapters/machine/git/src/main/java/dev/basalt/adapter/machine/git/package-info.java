/** Working trees of git, through the program git. */
@NullMarked
package dev.basalt.adapter.machine.git;

import org.jspecify.annotations.NullMarked;
