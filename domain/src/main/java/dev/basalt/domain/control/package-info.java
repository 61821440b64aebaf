/** Cancelling work in progress. */
@NullMarked
package dev.basalt.domain.control;

import org.jspecify.annotations.NullMarked;
