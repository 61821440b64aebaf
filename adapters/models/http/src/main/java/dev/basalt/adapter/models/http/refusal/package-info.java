/** Learns from refusals which parts of requests a provider does not take. */
@NullMarked
package dev.basalt.adapter.models.http.refusal;

import org.jspecify.annotations.NullMarked;
