/** Variables and files of the user. */
@NullMarked
package dev.basalt.adapter.cloud.local;

import org.jspecify.annotations.NullMarked;
