/** Whether something may be done, and asking the user where that is for the user to say. */
@NullMarked
package dev.basalt.domain.approval;

import org.jspecify.annotations.NullMarked;
