@NullMarked
package dev.basalt.adapter.extensions;

import org.jspecify.annotations.NullMarked;
