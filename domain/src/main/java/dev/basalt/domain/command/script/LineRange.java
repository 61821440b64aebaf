package dev.basalt.domain.command.script;

/** The one kind of sed script that is known to print lines and do nothing else. */
public final class LineRange {

    private LineRange() {}

    /** Tells whether this is {@code Np} or {@code N,Mp}, with ASCII digits. */
    public static boolean isPrintCommand(String script) {
        if (!script.endsWith("p")) {
            return false;
        }
        String range = script.substring(0, script.length() - 1);
        int comma = range.indexOf(',');
        return comma < 0
                ? isNumber(range)
                : isNumber(range.substring(0, comma)) && isNumber(range.substring(comma + 1));
    }

    public static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
