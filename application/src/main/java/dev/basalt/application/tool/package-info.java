/** The toolbox of the agent and its own tools, one class each. */
@NullMarked
package dev.basalt.application.tool;

import org.jspecify.annotations.NullMarked;
