/** Reads server-sent events, their JSON, and the calls in it. */
@NullMarked
package dev.basalt.adapter.models.http.stream;

import org.jspecify.annotations.NullMarked;
