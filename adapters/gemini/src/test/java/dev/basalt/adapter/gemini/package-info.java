/** The API, asked and answered. */
@NullMarked
package dev.basalt.adapter.gemini;

import org.jspecify.annotations.NullMarked;
