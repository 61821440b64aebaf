/** Credentials that the tools of clouds keep on this machine. */
@NullMarked
package dev.basalt.adapter.cloud;

import org.jspecify.annotations.NullMarked;
