/** Sends requests to models over HTTP and passes on their responses as they arrive. */
@NullMarked
package dev.basalt.adapter.models.http.exchange;

import org.jspecify.annotations.NullMarked;
