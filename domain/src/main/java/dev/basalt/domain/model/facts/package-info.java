/** What is known of models beyond their names: limits, abilities and prices. */
@NullMarked
package dev.basalt.domain.model.facts;

import org.jspecify.annotations.NullMarked;
