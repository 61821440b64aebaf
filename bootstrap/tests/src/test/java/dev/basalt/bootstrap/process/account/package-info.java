/** Signing in and out. */
@NullMarked
package dev.basalt.bootstrap.process.account;

import org.jspecify.annotations.NullMarked;
