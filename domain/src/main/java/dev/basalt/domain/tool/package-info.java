/**
 * Tools: what a model can call for, what a call may use, and what it returns. An implementation of
 * {@link dev.basalt.domain.tool.Tool} is all that a new tool needs.
 */
@NullMarked
package dev.basalt.domain.tool;

import org.jspecify.annotations.NullMarked;
