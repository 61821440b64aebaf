/** The two APIs, asked and answered. */
@NullMarked
package dev.basalt.adapter.models.openai;

import org.jspecify.annotations.NullMarked;
