/** Providers of models: every API, errors, broken streams, extensions. */
@NullMarked
package dev.basalt.bootstrap.process.model;

import org.jspecify.annotations.NullMarked;
