/** What the program says of itself. */
@NullMarked
package dev.basalt.bootstrap.agent.about;

import org.jspecify.annotations.NullMarked;
