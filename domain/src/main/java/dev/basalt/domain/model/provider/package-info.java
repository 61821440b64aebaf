/** Where and how models are reached. */
@NullMarked
package dev.basalt.domain.model.provider;

import org.jspecify.annotations.NullMarked;
