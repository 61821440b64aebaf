/** Sign-in with a browser by OAuth 2.0 with PKCE, and renewal of tokens. */
@NullMarked
package dev.basalt.adapter.signin;

import org.jspecify.annotations.NullMarked;
