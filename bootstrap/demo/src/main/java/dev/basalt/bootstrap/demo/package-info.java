/** {@code basalt demo}: the main job, played from end to end for a person who reads along. */
@NullMarked
package dev.basalt.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
