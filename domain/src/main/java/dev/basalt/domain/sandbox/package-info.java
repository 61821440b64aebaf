/** Sandbox policies: what commands may do on this machine. */
@NullMarked
package dev.basalt.domain.sandbox;

import org.jspecify.annotations.NullMarked;
