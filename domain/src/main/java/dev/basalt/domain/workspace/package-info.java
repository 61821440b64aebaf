/** The user's files: their content, their lines, and changing several of them at once. */
@NullMarked
package dev.basalt.domain.workspace;

import org.jspecify.annotations.NullMarked;
