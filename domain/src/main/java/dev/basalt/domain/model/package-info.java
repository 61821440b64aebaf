/** Talking to language models, whoever provides them. */
@NullMarked
package dev.basalt.domain.model;

import org.jspecify.annotations.NullMarked;
