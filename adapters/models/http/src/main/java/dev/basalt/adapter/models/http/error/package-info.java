/** Reads the errors of providers and gateways, in whatever form they come. */
@NullMarked
package dev.basalt.adapter.models.http.error;

import org.jspecify.annotations.NullMarked;
