/** The API, asked and answered. */
@NullMarked
package dev.basalt.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
