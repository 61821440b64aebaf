/** The launcher, run as a process of its own from a copy of the checkout. */
@NullMarked
package dev.basalt.bootstrap.launcher;

import org.jspecify.annotations.NullMarked;
