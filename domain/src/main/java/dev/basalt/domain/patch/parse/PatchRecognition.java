package dev.basalt.domain.patch.parse;

import dev.basalt.domain.patch.WhiteSpace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the patch in a command that a model sends instead of calling the tool: the name of a
 * program with the text as its argument, or with a here-document inside {@code bash -lc}.
 *
 * <p>The script must contain the patch and nothing else. A script that does more is run as a
 * command; codex 0.23.0 applies the patch and silently ignores the rest.
 */
public final class PatchRecognition {

    private final String program;
    private final List<String> programs;

    /**
     * Recognises commands of these names.
     *
     * @param program what a patch is applied with
     * @param misspelt another name that models use, as a command of its own only
     */
    public PatchRecognition(String program, String misspelt) {
        this.program = program;
        this.programs = List.of(program, misspelt);
    }

    /** Returns the text of the patch, not parsed yet. */
    public Optional<String> patchIn(List<String> argv) {
        if (argv.size() == 2 && programs.contains(argv.getFirst())) {
            return Optional.of(argv.getLast());
        }
        if (argv.size() == 3 && argv.subList(0, 2).equals(List.of("bash", "-lc"))) {
            return fromScript(argv.getLast());
        }
        return Optional.empty();
    }

    private Optional<String> fromScript(String script) {
        String command = WhiteSpace.trim(script);
        int end = command.indexOf('\n');
        return end < 0 || !command.startsWith(program)
                ? Optional.empty()
                : opening(command.substring(program.length(), end))
                        .flatMap(opening -> opening.body(command.substring(end + 1)));
    }

    /** Parses the rest of the line after the program, such as {@code <<'EOF'}. */
    private static Optional<Opening> opening(String text) {
        String redirection = text.strip();
        if (!redirection.startsWith("<<")) {
            return Optional.empty();
        }
        boolean indented = redirection.startsWith("<<-");
        return delimiter(redirection.substring(indented ? 3 : 2).strip())
                .map(delimiter -> new Opening(delimiter, indented));
    }

    private static Optional<String> delimiter(String word) {
        boolean quoted =
                word.length() > 2
                        && (word.startsWith("'") || word.startsWith("\""))
                        && word.charAt(0) == word.charAt(word.length() - 1);
        String name = quoted ? word.substring(1, word.length() - 1) : word;
        return !name.isEmpty() && name.codePoints().allMatch(PatchRecognition::isNamePart)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Returns whether a character is safe in a delimiter; others may be special in a shell. */
    private static boolean isNamePart(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || "_-.+@%:,".indexOf(codePoint) >= 0;
    }

    /**
     * The start of a here-document.
     *
     * @param indented whether the shell removes tabs at the start of each line
     */
    private record Opening(String delimiter, boolean indented) {

        /**
         * Returns the body; empty if anything follows the closing line. Without a closing line the
         * body extends to the end.
         */
        Optional<String> body(String rest) {
            List<String> lines = new ArrayList<>();
            for (String line : rest.split("\n", -1)) {
                lines.add(indented ? withoutTabs(line) : line);
            }
            int end = closing(lines);
            return end >= lines.size() - 1
                    ? Optional.of(String.join("\n", lines.subList(0, end)))
                    : Optional.empty();
        }

        private int closing(List<String> lines) {
            int end = 0;
            while (end < lines.size() && !lines.get(end).stripTrailing().equals(delimiter)) {
                end++;
            }
            return end;
        }

        private static String withoutTabs(String line) {
            int from = 0;
            while (from < line.length() && line.charAt(from) == '\t') {
                from++;
            }
            return line.substring(from);
        }
    }
}
