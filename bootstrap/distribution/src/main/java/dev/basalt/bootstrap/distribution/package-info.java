/** Runs while Basalt is packaged: lays out what the launcher starts. Nothing of it is shipped. */
@NullMarked
package dev.basalt.bootstrap.distribution;

import org.jspecify.annotations.NullMarked;
