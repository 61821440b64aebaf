/** Patches as models write them: their structure, their effects and their errors. */
@NullMarked
package dev.basalt.domain.patch;

import org.jspecify.annotations.NullMarked;
