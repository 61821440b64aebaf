/** Image files that users point at. */
@NullMarked
package dev.basalt.adapter.filesystem.images;

import org.jspecify.annotations.NullMarked;
