/** Commands and patches through every door. */
@NullMarked
package dev.basalt.bootstrap.process.command;

import org.jspecify.annotations.NullMarked;
