/** Reading and quoting of shell command lines: words, quotes and scripts without shell features. */
@NullMarked
package dev.basalt.domain.command.script;

import org.jspecify.annotations.NullMarked;
