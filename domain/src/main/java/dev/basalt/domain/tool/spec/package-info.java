/** The description of a tool that is sent to a model. */
@NullMarked
package dev.basalt.domain.tool.spec;

import org.jspecify.annotations.NullMarked;
