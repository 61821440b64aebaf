/** Commands of the operating system: requests, outcomes, and the port that runs them. */
@NullMarked
package dev.basalt.domain.command;

import org.jspecify.annotations.NullMarked;
