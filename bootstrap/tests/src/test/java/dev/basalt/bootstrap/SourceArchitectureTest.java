package dev.basalt.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader of the sources may rely on. */
final class SourceArchitectureTest {

    private static final Path TOP = Path.of("..", "..").toAbsolutePath().normalize();
    private static final int MOST_FILES_OF_A_PACKAGE = 15;

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*"
                            + "(?:class|interface|@interface|record|enum) ");
    private static final Pattern ENDS_WITH_JAVADOC =
            Pattern.compile("\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*$");

    /** Methods, notifications and ids of JSON-RPC, MCP and codex, and the wire itself. */
    private static final Pattern OF_A_PROTOCOL =
            Pattern.compile(
                    "(?i)json-?rpc|on the wire|submission|elicitation/|notifications/|tools/call"
                            + "|codex/event|authStatusChange|(?:exec|apply)\\w*Approval\""
                            + "|\"(?:new|resume|interrupt|compact)Conversation\""
                            + "|\"(?:task|turn|item|agent|exec_command|patch_apply)_\\w+\"");

    private static List<Path> sources;

    @BeforeAll
    static void listSources() throws IOException {
        try (Stream<Path> tree = Files.walk(TOP)) {
            sources =
                    tree.filter(file -> file.toString().contains("/src/main/java/"))
                            .filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("package-info.java"))
                            .map(TOP::relativize)
                            .toList();
        }
    }

    @Test
    void noPackageIsTooLargeToTakeIn() {
        Map<Path, Long> sizes =
                sources.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Path::getParent, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_FILES_OF_A_PACKAGE);

        assertEquals(Map.of(), sizes);
    }

    @Test
    void everyPublicTypeIsExplained() throws IOException {
        var unexplained = new ArrayList<Path>();
        for (Path file : sources) {
            String text = Files.readString(TOP.resolve(file));
            Matcher type = PUBLIC_TYPE.matcher(text);
            if (type.find() && !ENDS_WITH_JAVADOC.matcher(text.substring(0, type.start())).find()) {
                unexplained.add(file);
            }
        }

        assertEquals(List.of(), unexplained);
    }

    /** NullAway checks marked packages only. */
    @Test
    void everyPackageIsNullMarked() throws IOException {
        var unmarked = new TreeSet<Path>();
        for (Path file : sources) {
            Path about = TOP.resolve(file).resolveSibling("package-info.java");
            if (!Files.exists(about) || !Files.readString(about).contains("@NullMarked")) {
                unmarked.add(file.getParent());
            }
        }

        assertEquals(Set.of(), unmarked);
    }

    /** Protocols are the business of the doors, see docs/architecture.md. */
    @Test
    void domainAndApplicationNameNothingOfAProtocol() throws IOException {
        var named = new TreeSet<String>();
        for (Path file : sources) {
            if (!file.startsWith("domain") && !file.startsWith("application")) {
                continue;
            }
            Matcher word = OF_A_PROTOCOL.matcher(Files.readString(TOP.resolve(file)));
            while (word.find()) {
                named.add(file.getFileName() + ": " + word.group());
            }
        }

        assertEquals(Set.of(), named);
    }
}
