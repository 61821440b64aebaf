/** Benchmarks, to be run by hand; not part of the distribution. */
@NullMarked
package dev.basalt.benchmark;

import org.jspecify.annotations.NullMarked;
