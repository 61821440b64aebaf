/** The JSON of history items, for requests to models and for stored conversations. */
@NullMarked
package dev.basalt.adapter.models.items;

import org.jspecify.annotations.NullMarked;
