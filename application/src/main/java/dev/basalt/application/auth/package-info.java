/** Signing in and out, and choosing the credential for requests to models. */
@NullMarked
package dev.basalt.application.auth;

import org.jspecify.annotations.NullMarked;
