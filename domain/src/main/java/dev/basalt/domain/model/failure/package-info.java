/** Why a model gave no answer, and what follows: another attempt, or an error. */
@NullMarked
package dev.basalt.domain.model.failure;

import org.jspecify.annotations.NullMarked;
