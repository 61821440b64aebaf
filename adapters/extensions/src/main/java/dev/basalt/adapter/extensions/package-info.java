/** Extensions: code from outside this project that is found on the class path and in jars. */
@NullMarked
package dev.basalt.adapter.extensions;

import org.jspecify.annotations.NullMarked;
