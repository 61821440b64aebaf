@NullMarked
package dev.basalt.adapter.filesystem.images;

import org.jspecify.annotations.NullMarked;
