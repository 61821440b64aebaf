package dev.basalt.domain.command.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Separates operands from options in the arguments of a program. */
final class Operands {

    private static final Set<String> CONNECTORS = Set.of("&&", "||", "|", ";");

    /** Directory names that are left out, since they say little about the file in them. */
    private static final Set<String> OMITTED_NAMES =
            Set.of("", "build", "dist", "node_modules", "src");

    private Operands() {}

    static boolean isConnector(String word) {
        return CONNECTORS.contains(word);
    }

    static boolean isOption(String word) {
        return word.startsWith("-");
    }

    /** Returns the arguments up to the first connector that are not options. */
    static List<String> beforeConnector(List<String> arguments) {
        return arguments.stream()
                .takeWhile(Predicate.not(Operands::isConnector))
                .filter(Predicate.not(Operands::isOption))
                .toList();
    }

    /**
     * Returns the arguments that are neither options nor values of options.
     *
     * @param optionsWithValue options whose value is the next argument
     */
    static List<String> of(List<String> arguments, Set<String> optionsWithValue) {
        List<String> operands = new ArrayList<>();
        boolean optionsOver = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!optionsOver && optionsWithValue.contains(argument)) {
                i++;
            } else if (!isOption(argument)) {
                operands.add(argument);
            }
            optionsOver |= argument.equals("--");
        }
        return operands;
    }

    /** Returns the part of a path that is displayed, usually its last name. */
    static String shortPath(String path) {
        String normal = path.replace('\\', '/');
        int end = normal.length();
        while (end > 0 && normal.charAt(end - 1) == '/') {
            end--;
        }
        String trimmed = normal.substring(0, end);
        Optional<String> last =
                Arrays.stream(trimmed.split("/"))
                        .filter(name -> !OMITTED_NAMES.contains(name))
                        .reduce((_, name) -> name);
        return last.orElse(trimmed);
    }
}
