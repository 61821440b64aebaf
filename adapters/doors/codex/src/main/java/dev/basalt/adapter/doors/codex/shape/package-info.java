/**
 * What JSON a wire record stands for, read from the record itself: one description that checks what
 * clients send and that the published schemas are made from.
 */
@NullMarked
package dev.basalt.adapter.doors.codex.shape;

import org.jspecify.annotations.NullMarked;
