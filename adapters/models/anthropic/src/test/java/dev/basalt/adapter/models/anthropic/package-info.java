/** The API, asked and answered. */
@NullMarked
package dev.basalt.adapter.models.anthropic;

import org.jspecify.annotations.NullMarked;
