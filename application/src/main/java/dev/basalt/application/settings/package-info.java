/** Resolves, reads and lists settings. */
@NullMarked
package dev.basalt.application.settings;

import org.jspecify.annotations.NullMarked;
