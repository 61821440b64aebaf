/** What front ends can learn of a working tree of git. */
@NullMarked
package dev.basalt.application.git;

import org.jspecify.annotations.NullMarked;
