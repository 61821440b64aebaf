/** The two APIs, asked and answered. */
@NullMarked
package dev.basalt.adapter.openai;

import org.jspecify.annotations.NullMarked;
