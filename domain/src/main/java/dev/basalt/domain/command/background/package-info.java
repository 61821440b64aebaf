/** Commands that go on after the call that started them. */
@NullMarked
package dev.basalt.domain.command.background;

import org.jspecify.annotations.NullMarked;
