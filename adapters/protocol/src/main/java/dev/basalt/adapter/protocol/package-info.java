/**
 * The records that go over the wire, shared by all driving adapters, and their mapping to the
 * domain.
 */
@NullMarked
package dev.basalt.adapter.protocol;

import org.jspecify.annotations.NullMarked;
