/** Which commands only read and therefore need no approval. */
@NullMarked
package dev.basalt.domain.command.trust;

import org.jspecify.annotations.NullMarked;
