@NullMarked
package dev.basalt.adapter.process;

import org.jspecify.annotations.NullMarked;
