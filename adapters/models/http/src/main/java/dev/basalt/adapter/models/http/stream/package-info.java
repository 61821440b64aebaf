/** Reads server-sent events and their JSON. */
@NullMarked
package dev.basalt.adapter.models.http.stream;

import org.jspecify.annotations.NullMarked;
