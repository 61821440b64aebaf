/** What a user can configure. */
@NullMarked
package dev.basalt.domain.settings;

import org.jspecify.annotations.NullMarked;
