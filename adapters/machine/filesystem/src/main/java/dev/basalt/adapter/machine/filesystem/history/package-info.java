/** The file {@code history.jsonl}: the messages that users have sent. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.history;

import org.jspecify.annotations.NullMarked;
