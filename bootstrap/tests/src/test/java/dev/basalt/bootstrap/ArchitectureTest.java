package dev.basalt.bootstrap;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of docs/architecture.md for dependencies. Most of them are Maven modules, too. */
final class ArchitectureTest {

    private static final String ADAPTERS = "dev.basalt.adapter.";

    private static final Set<String> GROUPS =
            Set.of("doors", "models", "machine", "stores", "tools");

    /**
     * The rooms of a group that the other rooms of it may see, and each of which may see those
     * before it. Beyond that no adapter sees another.
     */
    private static final Map<String, List<String>> SHARED =
            Map.of(
                    "doors", List.of("doors.jsonrpc", "doors.codex"),
                    "models", List.of("models.items", "models.http"));

    /** What every room may use: no files, no network, no framework. */
    private static final DescribedPredicate<JavaClass> LANGUAGE =
            resideInAnyPackage(
                            "java.lang",
                            "java.lang.annotation",
                            "java.lang.invoke",
                            "java.lang.runtime",
                            "java.math",
                            // Buffers, character sets and digests compute; they reach nothing
                            // outside.
                            "java.nio",
                            "java.nio.charset",
                            "java.security",
                            "java.time",
                            "java.util..",
                            "io.vavr..",
                            "org.jspecify..")
                    .or(
                            belongToAnyOf(
                                    Path.class,
                                    InvalidPathException.class,
                                    URI.class,
                                    URISyntaxException.class));

    private static final DescribedPredicate<AccessTarget> READS_THE_MACHINE =
            DescribedPredicate.describe(
                    "read the clock, the environment or chance",
                    target ->
                            Set.of(
                                            "java.time.Instant.now",
                                            "java.util.UUID.randomUUID",
                                            "java.lang.System.nanoTime",
                                            "java.lang.System.currentTimeMillis",
                                            "java.lang.System.getenv",
                                            "java.lang.System.getProperty",
                                            "java.lang.Math.random",
                                            "java.lang.Thread.sleep")
                                    .contains(
                                            target.getOwner().getName() + "." + target.getName()));

    private static JavaClasses program;

    @BeforeAll
    static void readTheProgram() {
        program =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.basalt");
    }

    @Test
    void theDomainDependsOnTheLanguageOnly() {
        classes()
                .that(resideInAPackage("dev.basalt.domain.."))
                .should()
                .onlyDependOnClassesThat(LANGUAGE.or(resideInAPackage("dev.basalt.domain..")))
                .check(program);
    }

    @Test
    void theApplicationDependsOnTheDomainToo() {
        classes()
                .that(resideInAPackage("dev.basalt.application.."))
                .should()
                .onlyDependOnClassesThat(
                        LANGUAGE.or(
                                resideInAnyPackage(
                                        "dev.basalt.application..", "dev.basalt.domain..")))
                .check(program);
    }

    @Test
    void timeChanceAndProcessesAreBehindPorts() {
        var inside = resideInAnyPackage("dev.basalt.domain..", "dev.basalt.application..");

        noClasses()
                .that(inside)
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(
                                Process.class,
                                ProcessBuilder.class,
                                ProcessHandle.class,
                                Runtime.class,
                                Clock.class,
                                Random.class,
                                ThreadLocalRandom.class))
                .check(program);
        noClasses().that(inside).should().callMethodWhere(target(READS_THE_MACHINE)).check(program);
    }

    @Test
    void adaptersSeeTheSharedRoomsOfTheirGroupOnly() {
        SequencedSet<String> adapters = adapters();
        assertTrue(
                adapters.containsAll(
                        List.of("doors.mcp", "models.openai", "machine.process", "signin")),
                adapters::toString);
        for (String adapter : adapters) {
            String[] others =
                    adapters.stream()
                            .filter(other -> !other.equals(adapter))
                            .filter(other -> !visible(adapter).contains(other))
                            .map(other -> ADAPTERS + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(ADAPTERS + adapter + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .check(program);
        }
    }

    private static List<String> visible(String adapter) {
        String group = adapter.replaceAll("\\..*", "");
        List<String> shared = SHARED.getOrDefault(group, List.of());
        int at = shared.indexOf(adapter);
        return at < 0 ? shared : shared.subList(0, at);
    }

    private static SequencedSet<String> adapters() {
        var names = new TreeSet<String>();
        for (JavaClass type : program) {
            if (type.getPackageName().startsWith(ADAPTERS)) {
                names.add(room(type.getPackageName().substring(ADAPTERS.length())));
            }
        }
        return names;
    }

    /** The room of a package below that of the adapters: with its group, where it has one. */
    private static String room(String below) {
        String[] parts = below.split("\\.", -1);
        return GROUPS.contains(parts[0]) ? parts[0] + "." + parts[1] : parts[0];
    }

    @Test
    void nothingDependsOnBootstrap() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                "dev.basalt.domain..",
                                "dev.basalt.application..",
                                "dev.basalt.adapter.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.basalt.bootstrap.."))
                .check(program);
    }

    @Test
    void theAgentDependsOnNoProgramThatContainsIt() {
        noClasses()
                .that(resideInAPackage("dev.basalt.bootstrap.agent.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.basalt.bootstrap..")
                                .and(resideOutsideOfPackage("dev.basalt.bootstrap.agent..")))
                .check(program);
    }

    @Test
    void theDemoDrivesTheServerFromOutside() {
        noClasses()
                .that(resideInAPackage("dev.basalt.bootstrap.demo.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.basalt..")
                                .and(resideOutsideOfPackage("dev.basalt.bootstrap.demo..")))
                .check(program);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(program);
    }

    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            };
}
