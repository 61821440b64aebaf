package dev.basalt.bootstrap.demo;

import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Prints what happens while it happens. Used by one thread. */
final class Transcript {

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final Columns columns;
    private final boolean styled;
    private final boolean unicode;
    private String lastDelta = "";
    private int deltas;

    private Transcript(PrintStream out, Columns columns, boolean styled) {
        this.out = out;
        this.columns = columns;
        this.styled = styled;
        this.unicode = out.charset().newEncoder().canEncode("→←✓✗");
    }

    /**
     * Prints plain text, with emphasis only where a terminal shows it.
     *
     * @param terminal whether the output is a terminal
     */
    static Transcript on(PrintStream out, boolean terminal, Map<String, String> environment) {
        boolean plain =
                environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Transcript(out, Columns.of(environment), terminal && !plain);
    }

    void title(String sentence) {
        heading(sentence);
    }

    private void heading(String sentence) {
        columns.wrap("", sentence).forEach(line -> out.println(style(BOLD, line)));
    }

    /** Begins a section. */
    void section(String sentence) {
        endDeltas();
        out.println();
        heading(sentence);
    }

    void text(String text) {
        endDeltas();
        columns.wrap("  ", text).forEach(out::println);
    }

    /** Quotes what a command printed. */
    void quote(String text) {
        endDeltas();
        columns.wrap("  | ", text).forEach(out::println);
    }

    void sent(JsonNode message) {
        wire(unicode ? "→" : "->", message);
    }

    /** Many deltas in a row are printed as one line and their number. */
    void received(JsonNode message) {
        String type = MessageLine.eventType(message);
        if (type.endsWith("_delta") && type.equals(lastDelta)) {
            deltas++;
            return;
        }
        wire(unicode ? "←" : "<-", message);
        lastDelta = type.endsWith("_delta") ? type : "";
    }

    void model(String what) {
        endDeltas();
        faint("", (unicode ? "·" : ".") + "    model: " + what);
    }

    void waiting(Duration since) {
        out.println("  " + style(FAINT, "   ... waiting, " + since.toSeconds() + " s"));
    }

    void check(String sentence, boolean holds) {
        String yes = unicode ? "✓" : "yes";
        String no = unicode ? "✗" : "NO ";
        text((holds ? yes : no) + " " + sentence);
    }

    private void wire(String arrow, JsonNode message) {
        endDeltas();
        faint(arrow + " ", MessageLine.of(message));
    }

    private void faint(String plain, String text) {
        String indent = "  " + plain;
        String line = columns.cut(indent + text);
        out.println(indent + style(FAINT, line.substring(indent.length())));
    }

    private void endDeltas() {
        if (deltas > 0) {
            out.println("  " + style(FAINT, "      and " + deltas + " more of these"));
        }
        deltas = 0;
        lastDelta = "";
    }

    private String style(String how, String text) {
        return styled ? how + text + PLAIN : text;
    }
}
