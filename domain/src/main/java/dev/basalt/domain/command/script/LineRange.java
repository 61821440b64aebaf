package dev.basalt.domain.command.script;

/** Line numbers and line ranges in arguments of sed, head and tail. */
public final class LineRange {

    private LineRange() {}

    /**
     * Returns whether a sed script is {@code Np} or {@code N,Mp}, with ASCII digits: it prints
     * lines and does nothing else.
     */
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
