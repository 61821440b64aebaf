/** Conversations that are kept for as long as the process lives. */
@NullMarked
package dev.basalt.adapter.stores.memory;

import org.jspecify.annotations.NullMarked;
