package dev.basalt.adapter.machine.filesystem.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A random text file to patch. */
record RandomFile(List<String> lines, boolean crlf, boolean finalLineEnd, boolean executable) {

    private static final List<String> WORDS =
            List.of(
                    "",
                    "",
                    "}",
                    "    return;",
                    "\tindented",
                    "trailing  ",
                    "  ",
                    "größe = “10”",
                    "日本語 😀",
                    "*** End of File",
                    "@@ mark",
                    "-- a",
                    "++ b",
                    "\\ No newline at end of file");

    RandomFile {
        // a file without line ends does not show which ones it has
        crlf = crlf && lines.size() + (finalLineEnd ? 1 : 0) > 1;
    }

    static RandomFile of(Random random) {
        boolean crlf = random.nextInt(6) == 0;
        List<String> lines = new ArrayList<>();
        for (int left = random.nextInt(random.nextInt(4) == 0 ? 120 : 15); left > 0; left--) {
            lines.add(line(random, crlf));
        }
        boolean blankEnd = !lines.isEmpty() && lines.getLast().isEmpty();
        return new RandomFile(
                lines, crlf, blankEnd || random.nextInt(6) > 0, random.nextInt(8) == 0);
    }

    /** Returns a line, often equal to others; in a file with CR LF none ends with a blank. */
    static String line(Random random, boolean crlf) {
        String line =
                random.nextBoolean()
                        ? WORDS.get(random.nextInt(WORDS.size()))
                        : "line " + random.nextInt(1000);
        return crlf ? line.stripTrailing() : line;
    }

    String text() {
        String end = crlf ? "\r\n" : "\n";
        String text = lines.stream().map(line -> line + end).collect(Collectors.joining());
        return finalLineEnd || lines.isEmpty()
                ? text
                : text.substring(0, text.length() - end.length());
    }
}
