/** The arguments of the model's tool calls as JSON. */
@NullMarked
package dev.basalt.adapter.protocol.tool;

import org.jspecify.annotations.NullMarked;
