/** Clock and random numbers, as ports. */
@NullMarked
package dev.basalt.domain.time;

import org.jspecify.annotations.NullMarked;
