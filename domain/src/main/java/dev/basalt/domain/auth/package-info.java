/** Sign-in with OpenAI: credentials, tokens, and the ports that store and renew them. */
@NullMarked
package dev.basalt.domain.auth;

import org.jspecify.annotations.NullMarked;
