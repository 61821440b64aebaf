/** Methods of signing in and out. */
@NullMarked
package dev.basalt.adapter.doors.conversations.account;

import org.jspecify.annotations.NullMarked;
