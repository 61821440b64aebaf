/** Tests of the toolbox. */
@NullMarked
package dev.basalt.application.tool;

import org.jspecify.annotations.NullMarked;
