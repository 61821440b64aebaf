/** Reading local image files. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.images;

import org.jspecify.annotations.NullMarked;
