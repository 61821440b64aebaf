/** Commands of the operating system: what they are, and running them. */
@NullMarked
package dev.basalt.domain.command;

import org.jspecify.annotations.NullMarked;
