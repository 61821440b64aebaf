/** What front ends and hosts can do with conversations, one class for each. */
@NullMarked
package dev.basalt.application.conversation;

import org.jspecify.annotations.NullMarked;
