/**
 * What all sandbox backends share: the rules to enforce, and how a program is started under them.
 */
@NullMarked
package dev.basalt.adapter.machine.process.sandbox;

import org.jspecify.annotations.NullMarked;
