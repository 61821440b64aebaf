/** Credentials of AWS, and signatures made with them. */
@NullMarked
package dev.basalt.adapter.cloud.aws;

import org.jspecify.annotations.NullMarked;
