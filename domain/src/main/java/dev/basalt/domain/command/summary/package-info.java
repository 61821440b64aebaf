/** What a command does, in the few entries that clients show to people. */
@NullMarked
package dev.basalt.domain.command.summary;

import org.jspecify.annotations.NullMarked;
