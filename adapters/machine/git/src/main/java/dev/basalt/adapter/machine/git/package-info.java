/** Working trees of git, read with the program git. */
@NullMarked
package dev.basalt.adapter.machine.git;

import org.jspecify.annotations.NullMarked;
