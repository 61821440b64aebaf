/** Asking a model over HTTP and hearing its answer as server-sent events. */
@NullMarked
package dev.basalt.adapter.models.http;

import org.jspecify.annotations.NullMarked;
