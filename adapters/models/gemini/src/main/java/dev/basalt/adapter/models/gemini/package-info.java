/** Models that speak the Gemini API. */
@NullMarked
package dev.basalt.adapter.models.gemini;

import org.jspecify.annotations.NullMarked;
