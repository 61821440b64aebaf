@NullMarked
package dev.basalt.adapter.machine.process.sandbox;

import org.jspecify.annotations.NullMarked;
