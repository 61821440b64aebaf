/** The API, asked and answered. */
@NullMarked
package dev.basalt.adapter.models.gemini;

import org.jspecify.annotations.NullMarked;
