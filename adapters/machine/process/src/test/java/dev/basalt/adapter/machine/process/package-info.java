@NullMarked
package dev.basalt.adapter.machine.process;

import org.jspecify.annotations.NullMarked;
