/** The user's files: content, lines, and atomic changes of several files. */
@NullMarked
package dev.basalt.domain.workspace;

import org.jspecify.annotations.NullMarked;
