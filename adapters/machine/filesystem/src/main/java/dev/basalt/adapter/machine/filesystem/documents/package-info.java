/** {@code AGENTS.md} and other files with instructions for the model. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.documents;

import org.jspecify.annotations.NullMarked;
