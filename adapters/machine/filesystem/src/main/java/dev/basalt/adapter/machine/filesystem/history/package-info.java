/** {@code history.jsonl}: what users have typed. */
@NullMarked
package dev.basalt.adapter.machine.filesystem.history;

import org.jspecify.annotations.NullMarked;
