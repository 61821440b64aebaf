/** What the model is sent, and how it is asked again. */
@NullMarked
package dev.basalt.application.agent.request;

import org.jspecify.annotations.NullMarked;
