/** What code outside this project builds on. */
@NullMarked
package dev.basalt;

import org.jspecify.annotations.NullMarked;
