/** Stopping work that has begun. */
@NullMarked
package dev.basalt.domain.control;

import org.jspecify.annotations.NullMarked;
