/** Writes requests to models as JSON. */
@NullMarked
package dev.basalt.adapter.models.http.request;

import org.jspecify.annotations.NullMarked;
