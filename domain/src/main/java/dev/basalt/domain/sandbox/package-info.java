/** What commands may do to the machine. */
@NullMarked
package dev.basalt.domain.sandbox;

import org.jspecify.annotations.NullMarked;
