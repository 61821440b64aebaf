/** Measurements to be run by hand; no part of what is distributed. */
@NullMarked
package dev.basalt.benchmark;

import org.jspecify.annotations.NullMarked;
