/** Image files that users point at. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.images;

import org.jspecify.annotations.NullMarked;
