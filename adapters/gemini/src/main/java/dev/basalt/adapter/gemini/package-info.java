/** Models that speak the Gemini API. */
@NullMarked
package dev.basalt.adapter.gemini;

import org.jspecify.annotations.NullMarked;
