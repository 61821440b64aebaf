/** Models that speak the Messages API. */
@NullMarked
package dev.basalt.adapter.models.anthropic;

import org.jspecify.annotations.NullMarked;
