package dev.basalt.bootstrap.server.option;

/** An argument in a message. */
public final class ShownArgument {

    private static final int LONGEST = 60;

    private ShownArgument() {}

    /** Returns the argument as one short line. */
    public static String of(String argument) {
        StringBuilder line = new StringBuilder();
        argument.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(line::appendCodePoint);
        return argument.codePointCount(0, argument.length()) > LONGEST
                ? line + "..."
                : line.toString();
    }
}
