/** Who is signed in, and how that is proved. */
@NullMarked
package dev.basalt.domain.auth;

import org.jspecify.annotations.NullMarked;
