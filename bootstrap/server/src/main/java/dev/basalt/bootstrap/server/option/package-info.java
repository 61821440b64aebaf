/** The options that every command accepts. */
@NullMarked
package dev.basalt.bootstrap.server.option;

import org.jspecify.annotations.NullMarked;
