/** Working trees of git, as far as others have a part in them. */
@NullMarked
package dev.basalt.domain.git;

import org.jspecify.annotations.NullMarked;
