/** Models that speak the Messages API. */
@NullMarked
package dev.basalt.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
