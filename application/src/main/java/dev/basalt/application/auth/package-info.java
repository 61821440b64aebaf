/** Signing in and out, and with which credential models are asked. */
@NullMarked
package dev.basalt.application.auth;

import org.jspecify.annotations.NullMarked;
