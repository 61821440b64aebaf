/** Working trees of git and their remotes. */
@NullMarked
package dev.basalt.domain.git;

import org.jspecify.annotations.NullMarked;
