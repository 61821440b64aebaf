/** The agent without any I/O: what a conversation is, what it decides, and the ports it needs. */
@NullMarked
package dev.basalt.domain;

import org.jspecify.annotations.NullMarked;
