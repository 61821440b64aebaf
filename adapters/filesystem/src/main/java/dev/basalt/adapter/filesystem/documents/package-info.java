/** {@code AGENTS.md} and other files with words for the model. */
@NullMarked
package dev.basalt.adapter.filesystem.documents;

import org.jspecify.annotations.NullMarked;
