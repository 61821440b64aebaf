package dev.basalt.domain.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class KeptOutputTest {

    @Test
    void eachStreamIsKeptSeparately() {
        KeptOutput output = new KeptOutput(100);
        write(output, OutputStreamName.STDOUT, "one ");
        write(output, OutputStreamName.STDERR, "err");
        write(output, OutputStreamName.STDOUT, "two");

        assertEquals("one two", output.text(OutputStreamName.STDOUT));
        assertEquals("err", output.text(OutputStreamName.STDERR));
        assertEquals(0, output.omitted(OutputStreamName.STDOUT));
    }

    @Test
    void omittedBytesAreCounted() {
        KeptOutput output = new KeptOutput(5);
        write(output, OutputStreamName.STDOUT, "1234");
        write(output, OutputStreamName.STDOUT, "5678");
        write(output, OutputStreamName.STDOUT, "9");

        assertArrayEquals("12345".getBytes(UTF_8), output.bytes(OutputStreamName.STDOUT));
        assertEquals(4, output.omitted(OutputStreamName.STDOUT));
        assertEquals(0, output.omitted(OutputStreamName.STDERR));
    }

    private static void write(KeptOutput output, OutputStreamName stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        output.onOutput(stream, Bytes.copyOf(bytes, 0, bytes.length));
    }
}
