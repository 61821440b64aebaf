package dev.basalt.adapter.signin;

/** Makes texts of an issuer fit for a line of output. */
final class PlainText {

    private static final int LONGEST = 300;

    private PlainText() {}

    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
