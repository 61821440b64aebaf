/** Which APIs for models there are. */
@NullMarked
package dev.basalt.application.model;

import org.jspecify.annotations.NullMarked;
