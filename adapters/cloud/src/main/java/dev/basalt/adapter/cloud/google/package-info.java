/** Access tokens from Google's application default credentials. */
@NullMarked
package dev.basalt.adapter.cloud.google;

import org.jspecify.annotations.NullMarked;
