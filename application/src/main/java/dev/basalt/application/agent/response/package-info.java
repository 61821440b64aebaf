/** What is made of a response: items, calls and history. */
@NullMarked
package dev.basalt.application.agent.response;

import org.jspecify.annotations.NullMarked;
