/** Asking the user before something is done. */
@NullMarked
package dev.basalt.domain.approval;

import org.jspecify.annotations.NullMarked;
