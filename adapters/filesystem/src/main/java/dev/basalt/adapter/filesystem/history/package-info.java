/** {@code history.jsonl}: what users have typed. */
@NullMarked
package dev.basalt.adapter.filesystem.history;

import org.jspecify.annotations.NullMarked;
