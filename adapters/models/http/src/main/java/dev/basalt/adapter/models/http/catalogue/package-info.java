/** What is known of the models that providers serve. */
@NullMarked
package dev.basalt.adapter.models.http.catalogue;

import org.jspecify.annotations.NullMarked;
