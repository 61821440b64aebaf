/** What is kept of models between processes. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.models;

import org.jspecify.annotations.NullMarked;
