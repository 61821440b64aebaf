/** Commands that outlive the time of their call, and the tool to follow them. */
@NullMarked
package dev.basalt.application.tool.background;

import org.jspecify.annotations.NullMarked;
