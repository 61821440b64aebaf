/** What a server does from time to time for as long as it lives. */
@NullMarked
package dev.basalt.bootstrap.server.housekeeping;

import org.jspecify.annotations.NullMarked;
