package dev.basalt.bootstrap.demo;

import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Prints what happens while it happens. Used by one thread. */
final class Transcript {

    private static final int WIDTH = 110;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean styled;
    private final boolean unicode;
    private String lastDelta = "";
    private int deltas;

    private Transcript(PrintStream out, boolean styled) {
        this.out = out;
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
        return new Transcript(out, terminal && !plain);
    }

    void title(String sentence) {
        out.println(style(BOLD, sentence));
    }

    /** Begins a section. */
    void section(String sentence) {
        endDeltas();
        out.println();
        out.println(style(BOLD, sentence));
    }

    void text(String text) {
        endDeltas();
        text.lines().forEach(line -> out.println("  " + line));
    }

    /** Quotes what a command printed. */
    void quote(String text) {
        endDeltas();
        text.lines().forEach(line -> out.println("  | " + line));
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
        out.println("  " + style(FAINT, (unicode ? "·" : ".") + "    model: " + what));
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
        out.println("  " + arrow + " " + style(FAINT, MessageLine.of(message, WIDTH)));
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
