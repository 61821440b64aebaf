/** JSON text without an object mapper: what is read before the first answer is sent. */
@NullMarked
package dev.basalt.adapter.doors.jsonrpc.json;

import org.jspecify.annotations.NullMarked;
