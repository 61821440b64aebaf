/** Commands that clients run themselves, outside of any conversation. */
@NullMarked
package dev.basalt.application.command;

import org.jspecify.annotations.NullMarked;
