/** Requests to language models and their responses, whichever provider serves them. */
@NullMarked
package dev.basalt.domain.model;

import org.jspecify.annotations.NullMarked;
