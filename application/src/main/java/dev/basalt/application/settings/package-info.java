/** From what is configured to what is in force. */
@NullMarked
package dev.basalt.application.settings;

import org.jspecify.annotations.NullMarked;
