/** A server that misbehaves on demand, and the tests of what must bear it. */
@NullMarked
package dev.basalt.adapter.models.http;

import org.jspecify.annotations.NullMarked;
