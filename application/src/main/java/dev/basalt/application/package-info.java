/** Use cases over the domain: one class for each thing a host may ask of the agent. */
@NullMarked
package dev.basalt.application;

import org.jspecify.annotations.NullMarked;
