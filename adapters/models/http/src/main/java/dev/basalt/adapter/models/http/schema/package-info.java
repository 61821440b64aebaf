/** The schemas of tools in the languages of the APIs. */
@NullMarked
package dev.basalt.adapter.models.http.schema;

import org.jspecify.annotations.NullMarked;
