@NullMarked
package dev.basalt.adapter.process.sandbox;

import org.jspecify.annotations.NullMarked;
