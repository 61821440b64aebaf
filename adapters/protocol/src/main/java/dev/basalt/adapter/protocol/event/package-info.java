/** What a client is told while a turn runs. */
@NullMarked
package dev.basalt.adapter.protocol.event;

import org.jspecify.annotations.NullMarked;
