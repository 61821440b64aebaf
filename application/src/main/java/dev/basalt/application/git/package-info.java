/** What clients can learn about a working tree of git. */
@NullMarked
package dev.basalt.application.git;

import org.jspecify.annotations.NullMarked;
